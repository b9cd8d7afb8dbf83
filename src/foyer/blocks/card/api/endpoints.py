# SPDX-License-Identifier: EUPL-1.2
"""Cards and events: parse, call, render. Changes are answered 200 without a body, as clients expect."""

from django.conf import settings
from django.http import HttpResponse

from foyer.blocks.card.problems import no_list
from foyer.blocks.card.queries import card_event, organizer_systems
from foyer.blocks.card.rules.systems import named, shown
from foyer.blocks.card.services.add_system import add_system
from foyer.blocks.card.services.remove_system import remove_system
from foyer.blocks.card.services.set_systems import set_systems
from foyer.blocks.offers.public import body
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call


def get_labels(_call: Call) -> HttpResponse:
    """Answer the labels of the card, by the ids of their card systems."""
    return responses.json(settings.FOYER_CARD_LABELS)


def get_event(call: Call) -> HttpResponse:
    """Answer where the card systems of an event are, and whether its tickets were sold."""
    address = f"{settings.FOYER_ENTRY_URL}/uitpas/events/{call['id']}"
    found = card_event(call["id"])
    return responses.json(
        {
            "@id": address,
            "cardSystems": f"{address}/card-systems",
            "hasTicketSales": found.has_ticket_sales,
        }
    )


def get_event_systems(call: Call) -> HttpResponse:
    """Answer the card systems of an event."""
    return responses.json(shown(card_event(call["id"]).systems))


def get_organizer_systems(call: Call) -> HttpResponse:
    """Answer the card systems of an organiser."""
    return responses.json(shown(organizer_systems(call["id"])))


def put_systems(call: Call) -> HttpResponse:
    """Set all card systems of an event."""
    ids = named(body(call))
    if ids is None:
        raise no_list()
    set_systems(call.actor, call["id"], ids)
    return _done()


def put_system(call: Call) -> HttpResponse:
    """Add a card system, by a distribution key where the path names one."""
    add_system(call.actor, call["id"], call["cardSystemId"], call.parameters.get("distributionKeyId"))
    return _done()


def delete_system(call: Call) -> HttpResponse:
    """Take a card system away."""
    remove_system(call.actor, call["id"], call["cardSystemId"])
    return _done()


def _done() -> HttpResponse:
    response = HttpResponse(status=200)
    # Django names a type for every answer, also for one without a body.
    del response.headers["Content-Type"]
    return response
