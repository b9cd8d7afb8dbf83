# SPDX-License-Identifier: EUPL-1.2
"""The operations of offers in the entry API, as data.

Operations that events and places share look whether the item exists before they read the body; those of
one kind alone find out when they write.
"""

from collections.abc import Iterator

from foyer.blocks.offers.api.partial import update
from foyer.blocks.offers.api.read import get, get_history, item_exists, search
from foyer.blocks.offers.api.write import post, put, remove
from foyer.blocks.offers.queries.addresses import PLURAL
from foyer.blocks.offers.services.patch_sub_events import patch_sub_events
from foyer.blocks.offers.services.set_facilities import set_facilities
from foyer.blocks.offers.services.set_status import set_status
from foyer.blocks.offers.services.set_workflow_status import set_workflow_status
from foyer.kernel.http.routes import Route

OFFERS = ("event", "place")


def _routes() -> Iterator[Route]:
    yield Route("offers-search", "GET", "/offers", search("offers"), public=True)
    for kind in PLURAL:
        yield from _documents(kind)
    for kind in OFFERS:
        yield from _shared(kind)
    yield Route(
        "event-subEvent-patch",
        "PATCH",
        "/events/{id}/sub-events",
        update("event", "offer/sub-events", patch_sub_events),
    )


def _documents(kind: str) -> Iterator[Route]:
    root = f"/{PLURAL[kind]}"
    one = root + "/{id}"
    known = (item_exists(kind),) if kind == "organizer" else ()
    yield Route(f"{PLURAL[kind]}-search", "GET", root, search(PLURAL[kind]), public=True)
    yield Route(f"{kind}-post", "POST", root, post(kind))
    yield Route(f"{kind}-get", "GET", one, get(kind), public=True, identified_by="embedContributors")
    yield Route(f"{kind}-put", "PUT", one, put(kind), checks=known)
    yield Route(f"{kind}-delete", "DELETE", one, remove(kind), checks=(item_exists(kind),))
    yield Route(f"{kind}-import-new", "POST", "/imports" + root, post(kind, imported=True))
    yield Route(f"{kind}-import-update", "PUT", "/imports" + one, put(kind, imported=True))


def _shared(kind: str) -> Iterator[Route]:
    one = f"/{PLURAL[kind]}" + "/{id}"
    known = (item_exists(kind),)
    yield Route(f"{kind}-history-get", "GET", one + "/history", get_history(kind))
    yield Route(
        f"{kind}-status-put", "PUT", one + "/status", update(kind, "offer/status", set_status), checks=known
    )
    yield Route(
        f"{kind}-facilities-put",
        "PUT",
        one + "/facilities",
        update(kind, "offer/facilities", set_facilities, unwrap="facilities"),
        checks=known,
    )
    yield Route(
        f"{kind}-workflow-status-put",
        "PUT",
        one + "/workflow-status",
        update(kind, "offer/workflow-status", set_workflow_status),
        checks=known,
    )


ENTRY_ROUTES = tuple(_routes())
