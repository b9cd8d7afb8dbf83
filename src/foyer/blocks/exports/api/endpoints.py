# SPDX-License-Identifier: EUPL-1.2
"""Our own API of exports: parse, call, render."""

from pathlib import Path
from typing import Any

from django.http import HttpResponse

from foyer.blocks.exports.api.authentication import caller
from foyer.blocks.exports.formats import EVENTS_ONLY
from foyer.blocks.exports.permissions import SEE
from foyer.blocks.exports.problems import dates_only, no_such_export, not_an_address, unknown_properties
from foyer.blocks.exports.queries import ExportFacts, export, exports_of
from foyer.blocks.exports.rules.columns import COLUMNS, GROUPS, known
from foyer.blocks.exports.rules.orders import Order, Style
from foyer.blocks.exports.services.start_export import start_export
from foyer.blocks.exports.services.stop_export import stop_export
from foyer.blocks.mail.public import is_address
from foyer.kernel.http import responses
from foyer.kernel.http.contract import Contract
from foyer.kernel.http.own_api import OwnApi, Request
from foyer.kernel.texts import LANGUAGES


def post_export(request: Request) -> HttpResponse:
    """Start an export."""
    wanted = request.body
    if wanted["format"] in EVENTS_ONLY and wanted.get("collection", "events") != "events":
        raise dates_only()
    if unknown := [name for name in wanted.get("properties", ()) if not known(name)]:
        raise unknown_properties(unknown)
    email = wanted.get("email", "")
    if email and not is_address(email):
        raise not_an_address()
    made = export(start_export(request.actor, _order(wanted), email))
    response = responses.json(_shown(_there(made)), 202)
    response.headers["Location"] = _there(made).id
    return response


def get_exports(request: Request) -> HttpResponse:
    """Answer the exports of the caller, the newest first."""
    return responses.json({"exports": [_shown(one) for one in exports_of(request.actor.name)]})


def get_export(request: Request) -> HttpResponse:
    """Answer how far an export is."""
    found = export(request.values["id"])
    if found is None or not SEE.allows(request.actor, found.asked_by):
        raise no_such_export()
    return responses.json(_shown(found))


def delete_export(request: Request) -> HttpResponse:
    """Stop an export, or throw its file away."""
    stop_export(request.actor, request.values["id"])
    return HttpResponse(status=204)


def get_properties(_request: Request) -> HttpResponse:
    """Answer the columns that an export can have."""
    shown = [
        {
            "name": column.name,
            "kinds": sorted(column.kinds),
            "heading": {language: column.heading(language) for language in LANGUAGES},
        }
        for column in COLUMNS
    ]
    return responses.json(
        {"properties": shown, "groups": {name: list(inner) for name, inner in GROUPS.items()}}
    )


def _order(wanted: Any) -> Order:
    given = wanted.get("search", {})
    pairs = [
        (name, value)
        for name, values in given.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    collection = wanted.get("collection", "events")
    chosen = wanted.get("items")
    return Order(
        format=wanted["format"],
        collection=collection,
        parameters=pairs,
        only=None if chosen is None else [(one["kind"], one["id"]) for one in chosen],
        properties=wanted.get("properties", ()),
        language=wanted.get("language", "nl"),
        grouping=wanted.get("group", "none"),
        style=Style(**wanted.get("style", {})),
    )


def _there(found: ExportFacts | None) -> ExportFacts:
    if found is None:
        raise no_such_export()
    return found


def _shown(found: ExportFacts) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": found.id,
        "state": found.state,
        "format": found.order.format,
        "collection": found.order.collection,
        "title": found.order.style.title,
        "progress": {"done": found.done, "total": found.total},
        "created": found.created.isoformat(timespec="seconds"),
    }
    if found.link:
        shown |= {"link": found.link, "items": found.items, "bytes": found.size}
    if found.expires:
        shown["expires"] = found.expires.isoformat(timespec="seconds")
    return shown | ({"error": found.error} if found.error else {})


api = OwnApi(
    "exports",
    Contract.load(Path(__file__).parent / "openapi.yaml"),
    {
        "post-export": post_export,
        "get-exports": get_exports,
        "get-export": get_export,
        "delete-export": delete_export,
        "get-properties": get_properties,
    },
    caller,
)
