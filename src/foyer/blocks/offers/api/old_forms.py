# SPDX-License-Identifier: EUPL-1.2
"""Operations of old clients on events and places, whose bodies and refusals have forms of their own."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpResponse

from foyer.blocks.offers import problems
from foyer.blocks.offers.api.bodies import cleaned
from foyer.blocks.offers.api.commands import patch
from foyer.blocks.offers.api.partial import language_known, update
from foyer.blocks.offers.api.read import item_exists
from foyer.blocks.offers.api.texts import put_description
from foyer.blocks.offers.queries.addresses import PLURAL
from foyer.blocks.offers.queries.items import exists
from foyer.blocks.offers.rules.labels import is_name
from foyer.blocks.offers.services.set_labels import NO_NAME, add_label
from foyer.blocks.offers.services.set_major_info import set_major_info
from foyer.blocks.offers.services.set_name import set_name
from foyer.blocks.offers.services.set_organizer import set_organizer
from foyer.kernel.http.routes import Call, Endpoint, Route
from foyer.kernel.problems import Problem


def old_routes(kind: str) -> Iterator[Route]:
    """Go through the operations that only old clients call. Newer ones do the same under other addresses."""
    one = f"/{PLURAL[kind]}" + "/{id}"
    known = (item_exists(kind),)

    def route(name: str, method: str, path: str, endpoint: Endpoint, *checks: Any) -> Route:
        return Route(f"{kind}-{name}-{method.lower()}", method, one + path, endpoint, checks=checks)

    for method in ("PUT", "POST"):
        # Whether the item exists is found out when it is written, as the body is looked at first.
        yield route("major-info", method, "/major-info", _major_info(kind))
    title = update(kind, "offer/name", set_name, "language", convert=_titled)
    yield route("title", "POST", "/{language}/title", title, language_known, *known)
    described = put_description(kind)
    yield route("description", "POST", "/{language}/description", described, language_known, *known)
    yield route("organizer", "POST", "/organizer", _organizer(kind), *known)
    yield route("labels", "POST", "/labels", _label(kind), *known)
    yield Route(f"{kind}-patch", "PATCH", one, patch(kind), checks=known)


def _titled(body: Any) -> Any:
    if isinstance(body, dict) and "title" in body and "name" not in body:
        return {"name" if name == "title" else name: value for name, value in body.items()}
    return body


def _major_info(kind: str) -> Endpoint:
    def endpoint(call: Call) -> HttpResponse:
        set_major_info(call.actor, kind, call["id"], _body(call))
        return HttpResponse(status=204)

    return endpoint


def _organizer(kind: str) -> Endpoint:
    """Return the endpoint that links the organiser `{organizer: id}`."""

    def endpoint(call: Call) -> HttpResponse:
        organizer = _text(_body(call), "organizer")
        if organizer is None:
            raise problems.invalid_detail("organizer required")
        if not exists("organizer", organizer):
            raise problems.not_found(f'Organizer with id "{organizer}" does not exist.')
        set_organizer(call.actor, kind, call["id"], organizer)
        return HttpResponse(status=204)

    return endpoint


def _label(kind: str) -> Endpoint:
    """Return the endpoint that puts on the label `{label: name}`."""

    def endpoint(call: Call) -> HttpResponse:
        label = _text(_body(call), "label")
        if label is None:
            raise problems.legacy('Missing value "label".')
        if not is_name(label):
            raise problems.invalid_detail(NO_NAME)
        add_label(call.actor, kind, call["id"], label)
        return HttpResponse(status=204)

    return endpoint


def _body(call: Call) -> Mapping[str, Any]:
    """Return the object of a body; one of another form counts as empty.

    Raises:
        Problem: 400, it is no JSON.
    """
    try:
        found = cleaned(call)
    except Problem as problem:
        if problem.extra:
            return {}
        raise problems.legacy("Invalid JSON") from problem
    return found if isinstance(found, dict) else {}


def _text(body: Mapping[str, Any], name: str) -> str | None:
    value = body.get(name)
    return value if isinstance(value, str) and value else None
