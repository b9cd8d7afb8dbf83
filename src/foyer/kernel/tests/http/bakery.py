# SPDX-License-Identifier: EUPL-1.2
"""A small API of ours for tests."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse

from foyer.kernel import audit
from foyer.kernel.actors import Actor
from foyer.kernel.http import responses
from foyer.kernel.http.contract import Contract
from foyer.kernel.http.own_api import OwnApi, Request
from foyer.kernel.problems import OWN, Problem

placed: list[object] = []


def list_orders(request: Request) -> HttpResponse:
    return responses.json(dict(request.values))


def place_order(request: Request) -> HttpResponse:
    audit.record(request.actor, [audit.Deed("order.placed", "order", str(len(placed)))])
    placed.append(request.body)
    if request.body.get("loaves") == 13:
        raise Problem(OWN + "unlucky", "Unlucky", 409)
    if request.body.get("loaves") == 14:
        return HttpResponse(status=503)
    if request.body.get("loaves") == 15:
        raise ZeroDivisionError
    answer = responses.json({"number": len(placed)}, 201)
    answer.headers["Location"] = f"/orders/{len(placed)}"
    return answer


def get_order(request: Request) -> HttpResponse:
    return responses.json(dict(request.values))


def authenticate(request: HttpRequest) -> Actor:
    return Actor(user_id=request.headers.get("X-Api-Key"))


CONTRACT = Contract.load(Path(__file__).with_name("bakery.yaml"))
API = OwnApi(
    "bakery",
    CONTRACT,
    {"listOrders": list_orders, "placeOrder": place_order, "getOrder": get_order},
    authenticate,
)
