# SPDX-License-Identifier: EUPL-1.2
"""Reading: one document, who helps with it, and collections by search."""

from collections.abc import Callable

import orjson
import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from foyer.blocks.offers import problems
from foyer.blocks.offers.api.conditions import answer
from foyer.blocks.offers.linked_data import graph
from foyer.blocks.offers.permissions import EDIT_OFFER
from foyer.blocks.offers.ports import ports
from foyer.blocks.offers.queries.card_prices import with_card_prices
from foyer.blocks.offers.queries.contributors import contributors
from foyer.blocks.offers.queries.documents import document
from foyer.blocks.offers.queries.items import events_at, exists
from foyer.blocks.offers.queries.metadata import with_metadata
from foyer.blocks.offers.queries.records import DamagedRecordError, record
from foyer.blocks.offers.rules.linked_data import Unreadable
from foyer.blocks.offers.rules.negotiation import graph_form
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Endpoint

log = structlog.get_logger("foyer.offers")

LD_JSON = "application/ld+json"
_TRUE = {"1", "true", "on", "yes"}


def flag(request: HttpRequest, name: str) -> bool:
    """Return a parameter of the query as yes or no."""
    return request.GET.get(name, "").lower() in _TRUE


def whole(kind: str, public_id: str) -> bytes:
    """Return a document as JSON.

    Raises:
        Problem: 404, there is none, or its record is damaged.
    """
    found = document(kind, public_id)
    if found is None:
        raise problems.item_not_found(kind, public_id)
    # Documents are joined from texts, which nothing reads on their way out.
    try:
        record(found)
    except DamagedRecordError:
        log.warning("record_damaged", kind=kind, id=public_id)
        raise problems.damaged(kind, public_id) from None
    return found


def get(kind: str) -> Endpoint:
    """Return the endpoint that answers one document of a kind, or its linked data where that is asked for."""

    def endpoint(call: Call) -> HttpResponse:
        found = whole(kind, call["id"])
        if form := graph_form(
            call.request.META.get("HTTP_ACCEPT", ""), strict=settings.FOYER_STRICT_COMPATIBILITY
        ):
            return answer(call.request, found, _graph(kind, call["id"], found, form), form)
        extended = _extended(call, kind, found) if call.request.META.get("QUERY_STRING") else found
        return answer(call.request, found, extended, LD_JSON)

    return endpoint


def _graph(kind: str, item_id: str, document: bytes, form: str) -> bytes:
    try:
        return graph(kind, item_id, document, form)
    except Unreadable as fault:
        raise problems.unreadable(str(fault)) from None


def _extended(call: Call, kind: str, document: bytes) -> bytes:
    """Return a document with what the query asks for beside it."""
    if kind == "event" and flag(call.request, "embedUitpasPrices"):
        document = with_card_prices(call["id"], document)
    if flag(call.request, "includeMetadata"):
        document = with_metadata(kind, call["id"], document)
    if "embedContributors" in call.request.GET:
        addresses = contributors(call.actor, kind, call["id"])
        if addresses:
            document = document[:-1] + b',"contributors":' + orjson.dumps(addresses) + b"}"
    return document


def get_events(call: Call) -> HttpResponse:
    """List the events at a place by their bare ids."""
    return responses.json({"events": [{"@id": public_id} for public_id in events_at(call["id"])]})


def get_contributors(kind: str) -> Endpoint:
    """Return the endpoint that lists the contributors, to whoever may edit the item."""

    def endpoint(call: Call) -> HttpResponse:
        addresses = contributors(call.actor, kind, call["id"])
        if addresses is None:
            raise problems.forbidden(
                f'User {call.actor.name} has no permission "{EDIT_OFFER.name}" on resource {call["id"]}'
            )
        return responses.json(addresses)

    return endpoint


def search(collection: str) -> Endpoint:
    """Return the endpoint that passes a search on, question and answer unchanged."""

    def endpoint(call: Call) -> HttpResponse:
        parameters = [(name, value) for name, values in call.request.GET.lists() for value in values]
        return responses.json(ports().search(collection, parameters), content_type=LD_JSON)

    return endpoint


def item_exists(kind: str) -> Callable[[Call], None]:
    """Return the check that what a path names exists, before its body is read."""

    def check(call: Call) -> None:
        if not exists(kind, call["id"]):
            raise problems.item_not_found(kind, call["id"])

    return check
