# SPDX-License-Identifier: EUPL-1.2
"""Single updates: parse, check against the schema of the operation, call the verb, answer 204."""

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from foyer.blocks.offers import problems
from foyer.blocks.offers.api.bodies import cleaned
from foyer.blocks.offers.rules import schema
from foyer.kernel.http.routes import Call, Endpoint

_LANGUAGE = re.compile(r"[a-z]{2}")


def update(kind: str, model: str, verb: Callable[..., object], *names: str, unwrap: str = "") -> Endpoint:
    """Return the endpoint that gives a body to a verb: (actor, kind, id, body, parameters of the path...).

    `model` is the schema of the body, `names` are the further parameters of the path; `unwrap` names the
    property of an old form that holds the real body.
    """

    def endpoint(call: Call) -> HttpResponse:
        data = _checked(cleaned(call), model, unwrap)
        verb(call.actor, kind, call["id"], data, *(call[name] for name in names))
        return HttpResponse(status=204)

    return endpoint


def act(verb: Callable[..., object], *fixed: Any) -> Endpoint:
    """Return the endpoint of a verb without body: (actor, fixed values..., parameters of the path...)."""

    def endpoint(call: Call) -> HttpResponse:
        verb(call.actor, *fixed, *call.parameters.values())
        return HttpResponse(status=204)

    return endpoint


def language_known(call: Call) -> None:
    """Check that a path names a language where one belongs.

    Raises:
        Problem: 404, it does not.
    """
    if not _LANGUAGE.fullmatch(call["language"]):
        raise problems.language_not_supported()


def _checked(data: Any, model: str, unwrap: str) -> Any:
    if unwrap and isinstance(data, dict) and unwrap in data:
        data = data[unwrap]
    if faults := schema.faults(model, data):
        raise problems.invalid_data(faults)
    return data
