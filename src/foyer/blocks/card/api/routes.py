# SPDX-License-Identifier: EUPL-1.2
"""The routes of card, for the entry API: reading is public."""

from pathlib import Path

from foyer.blocks.card.api.endpoints import (
    delete_system,
    get_event,
    get_event_systems,
    get_labels,
    get_organizer_systems,
    put_system,
    put_systems,
)
from foyer.kernel.http.routes import Part, Route

_EVENT = "/uitpas/events/{id}"
_SYSTEMS = _EVENT + "/card-systems"
_SYSTEM = _SYSTEMS + "/{cardSystemId}"
_KEY = _SYSTEM + "/distribution-key/{distributionKeyId}"

ENTRY_PART = Part(
    (
        Route("card-labels-get", "GET", "/uitpas/labels", get_labels, public=True),
        Route("card-event-get", "GET", _EVENT, get_event, public=True),
        Route("card-event-systems-get", "GET", _SYSTEMS, get_event_systems, public=True),
        Route("card-event-systems-put", "PUT", _SYSTEMS, put_systems),
        Route("card-event-system-put", "PUT", _SYSTEM, put_system),
        Route("card-event-system-delete", "DELETE", _SYSTEM, delete_system),
        Route("card-distribution-key-put", "PUT", _KEY, put_system),
        Route(
            "card-organizer-systems-get",
            "GET",
            "/uitpas/organizers/{id}/card-systems",
            get_organizer_systems,
            public=True,
        ),
    ),
    Path(__file__).parent / "words.yaml",
)
