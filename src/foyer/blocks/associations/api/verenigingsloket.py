# SPDX-License-Identifier: EUPL-1.2
"""The connection of an organiser with the register of associations, at the address of the contract."""

from pathlib import Path

from django.conf import settings
from django.http import HttpResponse

from foyer.blocks.associations.queries import connection
from foyer.blocks.associations.services.disconnect import disconnect
from foyer.blocks.offers.public import exists, problems
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Part, Route


def get(call: Call) -> HttpResponse:
    """Answer the number of the association, where people find it, and whether the connection holds."""
    found = connection(call["id"])
    address = f"{settings.FOYER_ASSOCIATIONS_URL}{found.code}"
    return responses.json({"vcode": found.code, "url": address, "status": found.status})


def delete(call: Call) -> HttpResponse:
    """End the connection; one that has ended already is answered the same."""
    disconnect(call.actor, call["id"])
    return HttpResponse(status=204)


def _exists(call: Call) -> None:
    if not exists("organizer", call["id"]):
        raise problems.item_not_found("organizer", call["id"])


_ONE = "/organizers/{id}/verenigingsloket"

ENTRY_PART = Part(
    (
        Route("organizer-verenigingsloket-get", "GET", _ONE, get, checks=(_exists,)),
        Route("organizer-verenigingsloket-delete", "DELETE", _ONE, delete, checks=(_exists,)),
    ),
    Path(__file__).parent / "verenigingsloket.yaml",
)
