# SPDX-License-Identifier: EUPL-1.2
"""Who entered an organiser."""

from django.http import HttpResponse

from foyer.blocks.ownership.queries.creators import creator
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call


def get_creator(call: Call) -> HttpResponse:
    """Answer the id and address of the creator."""
    found = creator(call.actor, call["id"])
    return responses.json({"userId": found.id, "email": found.email})
