# SPDX-License-Identifier: EUPL-1.2
"""The routes of productions, for the entry API."""

from pathlib import Path

from foyer.blocks.productions.api.reads import get_productions, get_suggestion
from foyer.blocks.productions.api.writes import (
    delete_event,
    post_merge,
    post_production,
    post_skip,
    put_event,
    put_name,
)
from foyer.kernel.http.routes import Part, Route

_ONE = "/productions/{id}"
_EVENT = _ONE + "/events/{eventId}"

ENTRY_PART = Part(
    (
        Route("productions-get", "GET", "/productions", get_productions),
        Route("production-post", "POST", "/productions", post_production),
        Route("production-event-put", "PUT", _EVENT, put_event),
        Route("production-event-delete", "DELETE", _EVENT, delete_event),
        Route("production-merge-post", "POST", _ONE + "/merge/{fromId}", post_merge),
        Route("production-name-put", "PUT", _ONE + "/name", put_name),
        Route("production-skip-post", "POST", "/productions/skip", post_skip),
        Route("production-suggestion-get", "GET", "/productions/suggestion", get_suggestion),
    ),
    Path(__file__).parent / "words.yaml",
)
