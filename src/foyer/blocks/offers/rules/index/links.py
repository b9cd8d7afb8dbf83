# SPDX-License-Identifier: EUPL-1.2
"""What an offer is linked to: its place, its organizer, places of departure, performers."""

from typing import Any

from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.index.texts import labels_of, translated
from foyer.blocks.offers.rules.index.values import IndexDocument, Json


def link_fields(kind: str, document: Json) -> IndexDocument:
    """Return the fields of linked items."""
    found: IndexDocument = {}
    if "organizer" in document:
        _linked("organizer", "Organizer", document["organizer"], found)
    if kind != "event":
        return found
    if "location" in document:
        location = document["location"]
        _linked("location", "Place", location, found)
        if "@id" in location:
            found["location.mainId"] = found["location.id"]
            others = [last_part(url) for url in location.get("duplicatedBy", ())]
            if others:
                found["location.id"] = found["location.id"] + others
        terms = location.get("terms")
        if terms:
            found["location.terms.id"] = [term["id"] for term in terms]
            found["location.terms.label"] = [term["label"] for term in terms if "label" in term]
    if document.get("departurePlaces"):
        found["departurePlaces"] = [last_part(url) for url in document["departurePlaces"]]
    performers: list[Any] = [item["name"] for item in document.get("performer", ()) if "name" in item]
    if performers:
        found["performer_free_text.name"] = performers
    return found


def _linked(field: str, kind: str, item: Json, found: IndexDocument) -> None:
    found[f"{field}.@type"] = [item.get("@type", kind)]
    if "@id" in item:
        found[f"{field}.@id"] = [item["@id"]]
        found[f"{field}.id"] = [last_part(item["@id"])]
    translated(f"{field}.name", item.get("name"), item.get("mainLanguage", "nl"), found)
    labels = labels_of(item)
    if labels:
        found[f"{field}.labels"] = labels
