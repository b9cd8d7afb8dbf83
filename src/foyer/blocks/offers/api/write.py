# SPDX-License-Identifier: EUPL-1.2
"""Whole documents: create, replace, delete."""

from django.http import HttpResponse

from foyer.blocks.offers.api.bodies import body
from foyer.blocks.offers.queries.addresses import url
from foyer.blocks.offers.services.create import create
from foyer.blocks.offers.services.delete import delete
from foyer.blocks.offers.services.replace import replace
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Endpoint
from foyer.kernel.ids import NIL


def post(kind: str, *, imported: bool = False) -> Endpoint:
    """Return the endpoint that creates an item; the old import addresses publish it and answer 200."""

    def endpoint(call: Call) -> HttpResponse:
        public_id = create(call.actor, kind, body(call), imported=imported)
        return _answer(kind, public_id, 200 if imported else 201)

    return endpoint


def put(kind: str, *, imported: bool = False) -> Endpoint:
    """Return the endpoint that replaces an item; an unknown UUID is created."""

    def endpoint(call: Call) -> HttpResponse:
        replace(call.actor, kind, call["id"], body(call), imported=imported)
        return _answer(kind, call["id"], 200)

    return endpoint


def remove(kind: str) -> Endpoint:
    """Return the endpoint that deletes an item; its document stays readable."""

    def endpoint(call: Call) -> HttpResponse:
        delete(call.actor, kind, call["id"])
        return HttpResponse(status=204)

    return endpoint


def _answer(kind: str, public_id: str, status: int) -> HttpResponse:
    return responses.json(
        {"id": public_id, f"{kind}Id": public_id, "url": url(kind, public_id), "commandId": NIL}, status
    )
