# SPDX-License-Identifier: EUPL-1.2
"""What callers, or other people by their id, may do with an item: for front ends that hide buttons."""

from collections.abc import Iterator

from django.http import HttpResponse

from foyer.blocks.offers.api.read import item_exists
from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.queries.addresses import PLURAL
from foyer.blocks.offers.queries.permitted import rights_on
from foyer.kernel.actors import Actor
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Endpoint, Route


def permission_routes(kind: str) -> Iterator[Route]:
    """Go through the operations that list permissions. Those of somebody by his id are public."""
    one = f"/{PLURAL[kind]}" + "/{id}"
    old = () if kind == "organizer" else (("permission", whether_editor(kind)),)
    for name, endpoint in (("permissions", permissions(kind)), *old):
        for path, person in (("", ""), ("/{userId}", "user-")):
            yield Route(
                f"{kind}-{name}-{person}get",
                "GET",
                f"{one}/{name}{path}",
                endpoint,
                public=bool(person),
                checks=(item_exists(kind),),
            )


def permissions(kind: str) -> Endpoint:
    """Return the endpoint that lists what somebody may do with an item."""

    def endpoint(call: Call) -> HttpResponse:
        return responses.json({"permissions": rights_on(_who(call), kind, call["id"])})

    return endpoint


def whether_editor(kind: str) -> Endpoint:
    """Return the endpoint, of an old form, that says whether somebody may edit an item."""

    def endpoint(call: Call) -> HttpResponse:
        held = rights_on(_who(call), kind, call["id"], (EDIT[kind],))
        return responses.json({"hasPermission": bool(held)})

    return endpoint


def _who(call: Call) -> Actor:
    """Return the caller, or who the path names: of him only the id is known, so no token makes him more."""
    named = call.parameters.get("userId")
    return call.actor if named is None else Actor(user_id=named)
