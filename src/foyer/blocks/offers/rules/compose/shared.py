# SPDX-License-Identifier: EUPL-1.2
"""What whole documents of all kinds have in common."""

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from foyer.blocks.offers.rules import labels as label_rules
from foyer.blocks.offers.rules.addresses import item_url
from foyer.blocks.offers.rules.compose.writing import Writing
from foyer.blocks.offers.rules.moments import write
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.rules.texts import translations

Json = Mapping[str, Any]
NO_CONTACT: Mapping[str, list[str]] = {"phone": [], "email": [], "url": []}


def opening(kind: str, old: State | None, body: Json, writing: Writing) -> dict[str, Any]:
    """Return the first properties of a document: what never changes, and the name in all languages."""
    before = old.document if old is not None else {}
    return {
        "@id": item_url(writing.known.base, kind, writing.item_id),
        "@context": f"/contexts/{kind}",
        "mainLanguage": before.get("mainLanguage", body["mainLanguage"]),
        "name": {**before.get("name", {}), **translations(body["name"])},
    }


def origin(old: State | None, writing: Writing) -> dict[str, Any]:
    """Return who created an item, and when."""
    if old is not None:
        return {name: old.document[name] for name in ("created", "creator") if name in old.document}
    return {"created": write(writing.now.astimezone(UTC)), "creator": writing.author}


def contact_point(old: State | None, body: Json) -> dict[str, list[str]] | None:
    """Return the contact point: three lists once it was written, nothing where it never was."""
    asked = body.get("contactPoint", {})
    contact = {name: list(asked.get(name, ())) for name in NO_CONTACT}
    known = old is not None and "contactPoint" in old.document
    return contact if known or any(contact.values()) else None


def with_contributors(internal: dict[str, Any], body: Json) -> None:
    """Put the contributors of a whole document among the internal facts; an empty list takes all away."""
    if body.get("contributors"):
        internal["contributors"] = list(body["contributors"])
    elif "contributors" in body:
        internal.pop("contributors", None)


def with_labels(state: State, body: Json, writing: Writing) -> State:
    """Return an item with the labels of a whole document."""
    names = [
        (name, listed == "labels") for listed in ("labels", "hiddenLabels") for name in body.get(listed, ())
    ]
    if not names and not state.internal.get("importedLabels"):
        return state
    return label_rules.imported(state, names, writing.labels)
