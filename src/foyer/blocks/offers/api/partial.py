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


Convert = Callable[[Any], Any]


def _as_sent(body: Any) -> Any:
    return body


def unwrapped(name: str) -> Convert:
    """Return what takes the real body out of the property of an old form that holds it."""
    return lambda body: body[name] if isinstance(body, dict) and name in body else body


def update(
    kind: str, model: str, verb: Callable[..., object], *names: str, convert: Convert = _as_sent
) -> Endpoint:
    """Return the endpoint that gives a body to a verb: (actor, kind, id, body, parameters of the path...).

    `model` is the schema of the body, `names` are the further parameters of the path; `convert` turns old
    forms of the body into the present one.
    """

    def endpoint(call: Call) -> HttpResponse:
        data = checked(call, model, convert)
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


def checked(call: Call, model: str, convert: Convert = _as_sent) -> Any:
    """Return the body of a request in its present form.

    Raises:
        Problem: 400, it breaks the schema `model`.
    """
    data = convert(cleaned(call))
    if faults := schema.faults(model, data):
        raise problems.invalid_data(faults)
    return data
