# SPDX-License-Identifier: EUPL-1.2
"""Whole documents of organizers."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers.rules import images
from foyer.blocks.offers.rules.compose.shared import (
    contact_point,
    opening,
    origin,
    with_contributors,
    with_labels,
)
from foyer.blocks.offers.rules.compose.writing import Writing
from foyer.blocks.offers.rules.finish import finish
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.rules.texts import translations


def composed_organizer(old: State | None, body: Mapping[str, Any], writing: Writing) -> State:
    """Return an organizer after a checked whole document.

    Images and both descriptions are those of the document; names in other languages stay, and addresses in
    other languages where the document has one at all.
    """
    before: Mapping[str, Any] = old.document if old is not None else {"workflowStatus": "ACTIVE"}
    document = opening("organizer", old, body, writing)
    document["url"] = body["url"]
    for name in ("description", "educationalDescription", "address"):
        texts = translations(body.get(name, {}))
        if texts:
            kept = before.get(name, {}) if name == "address" else {}
            document[name] = {**kept, **texts}
    if "geo" in before and "address" in document:  # until the changed address is looked up
        document["geo"] = before["geo"]
    contact = contact_point(old, body)
    if contact is not None:
        document["contactPoint"] = contact
    found = images.replaced(body.get("images", ()), writing.known)
    if found:
        document["images"] = found
        document["mainImage"] = images.main_url(found, before.get("mainImage"))
    document |= {
        name: before[name] for name in ("labels", "hiddenLabels", "workflowStatus") if name in before
    }
    document |= origin(old, writing)
    internal = dict(old.internal) if old is not None else {}
    with_contributors(internal, body)
    return finish("organizer", with_labels(State(document, internal), body, writing))
