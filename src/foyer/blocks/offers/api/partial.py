# SPDX-License-Identifier: EUPL-1.2
"""Single updates: parse, check against the schema of the operation, call the verb, answer 204."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from foyer.blocks.offers import problems
from foyer.blocks.offers.api.bodies import cleaned
from foyer.blocks.offers.rules import schema
from foyer.kernel.actors import Actor
from foyer.kernel.http.routes import Call, Endpoint

Verb = Callable[[Actor, str, str, Any], object]


def update(kind: str, model: str, verb: Verb, unwrap: str = "") -> Endpoint:
    """Return the endpoint that gives a body of a model to a verb.

    `unwrap` names a property of an old form that holds the real body.
    """

    def endpoint(call: Call) -> HttpResponse:
        data = cleaned(call)
        if unwrap and isinstance(data, dict) and unwrap in data:
            data = data[unwrap]
        if faults := schema.faults(model, data):
            raise problems.invalid_data(faults)
        verb(call.actor, kind, call["id"], data)
        return HttpResponse(status=204)

    return endpoint
