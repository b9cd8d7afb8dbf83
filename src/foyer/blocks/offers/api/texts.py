# SPDX-License-Identifier: EUPL-1.2
"""Descriptions and ages: bodies of one property that become a plain text."""

from django.http import HttpResponse

from foyer.blocks.offers.api.partial import update
from foyer.blocks.offers.services.set_age_range import remove_age_range, set_age_range
from foyer.blocks.offers.services.set_description import set_description
from foyer.kernel.actors import Actor
from foyer.kernel.http.routes import Call, Endpoint

MODELS = {"description": "description", "educationalDescription": "educational-description"}


def put_description(kind: str, name: str = "description") -> Endpoint:
    """Return the endpoint that sets a description (or educational description) in a language."""
    of = "organizer" if kind == "organizer" else "offer"

    def verb(actor: Actor, _kind: str, public_id: str, wanted: dict[str, str], language: str) -> object:
        return set_description(actor, kind, public_id, language, wanted[name], name)

    return update(kind, f"{of}/{MODELS[name]}", verb, "language")


def delete_description(kind: str, name: str = "description") -> Endpoint:
    """Return the endpoint that takes a description away in a language."""

    def endpoint(call: Call) -> HttpResponse:
        set_description(call.actor, kind, call["id"], call["language"], "", name)
        return HttpResponse(status=204)

    return endpoint


def put_age_range(kind: str) -> Endpoint:
    """Return the endpoint that sets the ages."""

    def verb(actor: Actor, _kind: str, public_id: str, wanted: dict[str, str]) -> object:
        return set_age_range(actor, kind, public_id, wanted["typicalAgeRange"])

    return update(kind, "offer/typical-age-range", verb)


def delete_age_range(kind: str) -> Endpoint:
    """Return the endpoint that makes an item one for everybody."""

    def endpoint(call: Call) -> HttpResponse:
        remove_age_range(call.actor, kind, call["id"])
        return HttpResponse(status=204)

    return endpoint
