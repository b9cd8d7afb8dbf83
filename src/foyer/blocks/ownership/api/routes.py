# SPDX-License-Identifier: EUPL-1.2
"""The operations of ownership as data. Those on requests are there only where an installation has them."""

from pathlib import Path

from foyer.blocks.ownership.api.creator import get_creator
from foyer.blocks.ownership.api.endpoints import WORDS, decide, get, post, search, suggestions
from foyer.blocks.ownership.services.decide import approve, delete, reject
from foyer.kernel.http.routes import Part, Route

_REQUESTS = "/ownerships"
_ONE = _REQUESTS + "/{id}"

CREATORS = Part(
    (Route("organizer-creator-get", "GET", "/organizers/{id}/creator", get_creator),),
    Path(__file__).parent / "creators.yaml",
)
OWNERSHIPS = Part(
    (
        Route("ownership-post", "POST", _REQUESTS, post),
        Route("ownerships-get", "GET", _REQUESTS, search),
        Route("ownership-suggestions-get", "GET", _REQUESTS + "/suggestions", suggestions),
        Route("ownership-get", "GET", _ONE, get),
        Route("ownership-delete", "DELETE", _ONE, decide(delete)),
        Route("ownership-approve-post", "POST", _ONE + "/approve", decide(approve)),
        Route("ownership-reject-post", "POST", _ONE + "/reject", decide(reject)),
    ),
    WORDS,
)


def entry_parts(*, requests: bool) -> tuple[Part, ...]:
    """Return what ownership answers, with or without requests."""
    return (OWNERSHIPS, CREATORS) if requests else (CREATORS,)
