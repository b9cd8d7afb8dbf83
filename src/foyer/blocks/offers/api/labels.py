# SPDX-License-Identifier: EUPL-1.2
"""Labels as things of their own: searching, making, changing; and putting one on many offers."""

from pathlib import Path
from typing import Any

from django.http import HttpResponse

from foyer.blocks.offers import problems
from foyer.blocks.offers.api.bodies import cleaned
from foyer.blocks.offers.api.partial import checked
from foyer.blocks.offers.api.read import LD_JSON, flag
from foyer.blocks.offers.queries.labels import find_labels, label
from foyer.blocks.offers.rules import schema
from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.services.change_label import change_label
from foyer.blocks.offers.services.create_label import create_label
from foyer.blocks.offers.services.label_offers import label_found, label_listed
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Part, Route

MOST = 30


def get_labels(call: Call) -> HttpResponse:
    """Search labels by a part of their name."""
    asked = call.request.GET
    limit = min(_whole(asked.get("limit"), MOST), MOST)
    total, found = find_labels(
        asked.get("query", ""),
        _whole(asked.get("start"), 0),
        limit,
        suggestions=flag(call.request, "suggestion"),
    )
    page = {
        "@context": "http://www.w3.org/ns/hydra/context.jsonld",
        "@type": "PagedCollection",
        "itemsPerPage": limit,
        "totalItems": total,
        "member": [one.document() for one in found],
    }
    return responses.json(page, content_type=LD_JSON)


def get_label(call: Call) -> HttpResponse:
    """Answer one label, named by its id or its name."""
    found = label(call["label"])
    if found is None:
        raise problems.not_found(f'The Label with id "{call["label"]}" was not found.')
    return responses.json(found.document())


def post_label(call: Call) -> HttpResponse:
    """Make a label."""
    wanted = checked(call, "label/new")
    public_id = create_label(
        call.actor,
        wanted["name"],
        visible=wanted["visibility"] == "visible",
        private=wanted["privacy"] == "private",
    )
    return responses.json({"uuid": public_id})


def patch_label(call: Call) -> HttpResponse:
    """Change one thing about a label."""
    change_label(call.actor, call["label"], checked(call, "label/command")["command"])
    return HttpResponse(status=204)


def post_to_listed(call: Call) -> HttpResponse:
    """Put a label on the offers of a list, after the answer."""
    wanted = _complete(call, "listed", "label", "offers")
    items = [(one["@type"].lower(), last_part(one["@id"])) for one in wanted["offers"]]
    return responses.json({"commandId": label_listed(call.actor, wanted["label"], items)})


def post_to_found(call: Call) -> HttpResponse:
    """Put a label on all offers that a query finds, after the answer."""
    wanted = _complete(call, "found", "label", "query")
    return responses.json({"commandId": label_found(call.actor, wanted["label"], wanted["query"])})


def _complete(call: Call, model: str, *names: str) -> Any:
    """Return the body of an operation on many offers.

    Raises:
        Problem: 400, something is missing, which is told in an older form, or of another form.
    """
    body = cleaned(call)
    for name in names:
        if not isinstance(body, dict) or body.get(name) in (None, ""):
            raise problems.legacy(f'Missing value "{name}".')
    if faults := schema.faults(f"label/{model}", body):
        raise problems.invalid_data(faults)
    return body


def _whole(text: str | None, otherwise: int) -> int:
    """Return a number of the query; what is none, also one below zero, counts as not sent."""
    # Longer ones are beyond any list, and slow to read.
    return int(text[:25]) if text and text.isascii() and text.isdigit() else otherwise


_ONE = "/labels/{label*}"
LABELS_PART = Part(
    (
        Route("labels-search", "GET", "/labels", get_labels, public=True),
        Route("labels-create", "POST", "/labels", post_label),
        Route("labels-get", "GET", _ONE, get_label),
        Route("labels-update", "PATCH", _ONE, patch_label),
        Route("offers-labels-add", "POST", "/offers/labels", post_to_listed),
        Route("query-labels-add", "POST", "/query/labels", post_to_found),
    ),
    Path(__file__).parent / "labels.yaml",
)
