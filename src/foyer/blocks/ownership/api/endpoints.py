# SPDX-License-Identifier: EUPL-1.2
"""Requests for organisers: parse, call, render."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.http import HttpResponse

from foyer.blocks.offers.public import cleaned, problems, schema_faults, url
from foyer.blocks.ownership.queries import owned
from foyer.blocks.ownership.queries.ownerships import ownership, ownerships
from foyer.blocks.ownership.rules import question
from foyer.blocks.ownership.rules.question import QuestionError
from foyer.blocks.ownership.services.request import Wish, request
from foyer.kernel.actors import Actor
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Endpoint

WORDS = Path(__file__).parent / "ownerships.yaml"
LD_JSON = "application/ld+json"


def post(call: Call) -> HttpResponse:
    """Take a request."""
    body = cleaned(call)
    if faults := schema_faults(_model(), body):
        raise problems.invalid_data(faults)
    wish = Wish(body["itemId"], body.get("ownerId"), body.get("ownerEmail"))
    return responses.json({"id": request(call.actor, wish)}, 201)


def get(call: Call) -> HttpResponse:
    """Answer one request."""
    return responses.json(ownership(call.actor, call["id"]))


def search(call: Call) -> HttpResponse:
    """Answer a page of requests."""
    try:
        asked = question.read(call.request.GET.dict())
    except QuestionError as error:
        raise problems.not_found(str(error)) from error
    page = ownerships(call.actor, asked)
    return _collection(page.total, page.members)


def suggestions(call: Call) -> HttpResponse:
    """Answer the organisers that the caller might ask for."""
    try:
        question.item_type(call.request.GET.dict())
    except QuestionError as error:
        raise problems.not_found(str(error)) from error
    found = owned.suggestions(call.actor.name)
    members = [{"@id": url("organizer", each), "@type": "Organizer"} for each in found]
    return _collection(len(members), members)


def decide(verb: Callable[[Actor, str], bool]) -> Endpoint:
    """Return the endpoint of a decision; one that comes too late changes nothing and is answered the same."""

    def endpoint(call: Call) -> HttpResponse:
        verb(call.actor, call["id"])
        return HttpResponse(status=204)

    return endpoint


@cache
def _model() -> dict[str, Any]:
    """Return the schema of a request: the one that the documentation shows."""
    told = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    model: dict[str, Any] = told["components"]["schemas"]["OwnershipRequest"]
    return model


def _collection(total: int, members: Sequence[dict[str, Any]]) -> HttpResponse:
    return responses.json(
        {
            "@context": "http://www.w3.org/ns/hydra/context.jsonld",
            "@type": "PagedCollection",
            "itemsPerPage": len(members),
            "totalItems": total,
            "member": members,
        },
        content_type=LD_JSON,
    )
