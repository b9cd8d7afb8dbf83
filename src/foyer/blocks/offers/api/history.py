# SPDX-License-Identifier: EUPL-1.2
"""The history of an event or place, as administrators read it."""

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


def _told(kind: str, public_id: str) -> list[dict[str, str]]:
    """Return all changes; clients are told under the names of before, too."""
    told = []
    for past in history(kind, public_id):
        line = {
            "date": past.moment.isoformat(timespec="seconds"),
            "description": sentence(kind, past.verb, past.properties, past.detail),
            "author": past.author,
            "apiKey": past.api_key_id,
            "clientId": past.client_id,
            "clientName": past.client_name,
            "auth0ClientId": past.client_id,
            "auth0ClientName": past.client_name,
            "api": API,
            "consumerName": past.consumer_name,
        }
        told.append({name: value for name, value in line.items() if value})
    return told
