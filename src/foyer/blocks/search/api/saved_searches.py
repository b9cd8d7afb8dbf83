# SPDX-License-Identifier: EUPL-1.2
"""Saved searches in the entry API: parse, call, render."""

from pathlib import Path

from django.http import HttpResponse

from foyer.blocks.offers.public import cleaned
from foyer.blocks.search.rules.saved_searches import KeepingError, Search, kept
from foyer.blocks.search.saved import saved_searches
from foyer.blocks.search.services.change_saved_search import change_saved_search, remove_saved_search
from foyer.blocks.search.services.save_search import save_search
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Part, Route
from foyer.kernel.problems import Problem


def get_all(call: Call) -> HttpResponse:
    """Answer the searches of the caller."""
    shown = [
        {"name": entry.search.name, "query": entry.search.query, **({"id": entry.id} if entry.id else {})}
        for entry in saved_searches(call.actor)
    ]
    return responses.json(shown)


def post(call: Call) -> HttpResponse:
    """Keep a search."""
    return responses.json({"id": save_search(call.actor, _read(call))}, 201)


def put(call: Call) -> HttpResponse:
    """Change a search."""
    change_saved_search(call.actor, call["id"], _read(call))
    return HttpResponse(status=204)


def delete(call: Call) -> HttpResponse:
    """Keep a search no longer."""
    remove_saved_search(call.actor, call["id"])
    return HttpResponse(status=204)


def _read(call: Call) -> Search:
    try:
        return kept(cleaned(call))
    except KeepingError as error:
        raise Problem("about:blank", str(error), 400) from error


_ALL = "/saved-searches/v3"
_ONE = _ALL + "/{id}"

ENTRY_PART = Part(
    (
        Route("saved-searches-get", "GET", _ALL, get_all),
        Route("saved-search-post", "POST", _ALL, post),
        Route("saved-search-put", "PUT", _ONE, put),
        Route("saved-search-delete", "DELETE", _ONE, delete),
    ),
    Path(__file__).parent / "saved_searches.yaml",
)
