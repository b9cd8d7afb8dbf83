# SPDX-License-Identifier: EUPL-1.2
"""The history of an event or place, as administrators read it."""

from typing import Any

from django.http import HttpResponse

from foyer.blocks.offers import problems
from foyer.blocks.offers.api.sentences import sentence
from foyer.blocks.offers.permissions import READ_HISTORY
from foyer.blocks.offers.queries.history import history
from foyer.blocks.offers.queries.items import exists
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Endpoint

API = "JSON-LD API"


def get_history(kind: str) -> Endpoint:
    """Return the endpoint that tells the history of an event or place, newest first."""

    def endpoint(call: Call) -> HttpResponse:
        if not READ_HISTORY.allows(call.actor):
            raise problems.forbidden(
                f"Current user/client does not have enough permissions to access {kind} history."
            )
        if not exists(kind, call["id"]):
            raise problems.item_not_found(kind, call["id"])
        return responses.json(_told(kind, call["id"]))

    return endpoint


def _told(kind: str, public_id: str) -> list[dict[str, Any]]:
    """Return all changes; programs with a client id are told under the names of before, too."""
    told = []
    for past in history(kind, public_id):
        line: dict[str, Any] = {
            "date": past.moment,
            "description": sentence(kind, past.verb, past.properties, past.detail),
            "author": past.author,
            "api": API,
        }
        if past.api_key_id:
            line["apiKey"] = past.api_key_id
        if past.consumer_name:
            line["consumerName"] = past.consumer_name
        if past.client_id:
            line["clientId"] = line["auth0ClientId"] = past.client_id
        if past.client_name:
            line["clientName"] = line["auth0ClientName"] = past.client_name
        told.append(line)
    return told
