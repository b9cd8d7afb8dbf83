# SPDX-License-Identifier: EUPL-1.2
"""Subscribing to a mailing list, for the entry API."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.http import HttpResponse

from foyer.blocks.offers.public import SchemaError, cleaned, problems, schema_faults
from foyer.blocks.outreach.services.subscribe import subscribe
from foyer.kernel.http.routes import Call, Part, Route

WORDS = Path(__file__).parent / "words.yaml"


def put_subscription(call: Call) -> HttpResponse:
    """Put an address on a list; one that is on it already is answered the same."""
    body = cleaned(call)
    if not isinstance(body, dict) or "email" not in body:
        raise problems.invalid_data([SchemaError("/", "The property 'email' is required.")])
    if faults := schema_faults(_model(), body):
        raise problems.invalid_data(faults)
    subscribe(call.actor, call["listId"], body["email"])
    return HttpResponse(status=204)


@cache
def _model() -> dict[str, Any]:
    """Return the schema of a subscription: the one that the documentation shows."""
    told = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    model: dict[str, Any] = told["components"]["schemas"]["MailingListSubscription"]
    return model


ENTRY_PART = Part(
    (Route("mailing-list-put", "PUT", "/mailing-list/{listId}", put_subscription),),
    WORDS,
)
