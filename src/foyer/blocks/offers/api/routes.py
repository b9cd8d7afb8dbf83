# SPDX-License-Identifier: EUPL-1.2
"""The operations of offers in the entry API, as data: whole documents here, single updates beside it."""

from collections.abc import Iterator

from foyer.blocks.offers.api.conditions import conditional
from foyer.blocks.offers.api.own_routes import event_routes, organizer_routes, place_routes
from foyer.blocks.offers.api.permissions import permission_routes
from foyer.blocks.offers.api.read import get, item_exists, search
from foyer.blocks.offers.api.shared_routes import shared_routes
from foyer.blocks.offers.api.write import post, put, remove
from foyer.blocks.offers.queries.addresses import PLURAL
from foyer.kernel.http.routes import Route


def _routes() -> Iterator[Route]:
    yield Route("offers-search", "GET", "/offers", search("offers"), public=True)
    for kind in PLURAL:
        yield from _documents(kind)
        yield from permission_routes(kind)
    yield from shared_routes("event")
    yield from shared_routes("place")
    yield from event_routes()
    yield from place_routes()
    yield from organizer_routes()


def _documents(kind: str) -> Iterator[Route]:
    root = f"/{PLURAL[kind]}"
    one = root + "/{id}"
    known = (item_exists(kind),)
    yield Route(f"{PLURAL[kind]}-search", "GET", root, search(PLURAL[kind]), public=True)
    yield Route(f"{kind}-post", "POST", root, post(kind))
    yield Route(f"{kind}-get", "GET", one, get(kind), public=True, identified_by="embedContributors")
    yield Route(f"{kind}-put", "PUT", one, put(kind), checks=known if kind == "organizer" else ())
    yield Route(f"{kind}-delete", "DELETE", one, remove(kind), checks=known)
    yield Route(f"{kind}-import-post", "POST", "/imports" + root, post(kind, imported=True))
    yield Route(f"{kind}-import-put", "PUT", "/imports" + one, put(kind, imported=True))


ENTRY_ROUTES = tuple(map(conditional, _routes()))
