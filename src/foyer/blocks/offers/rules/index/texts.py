# SPDX-License-Identifier: EUPL-1.2
"""Names, texts, addresses, labels and terms of a document, as index fields."""

from collections.abc import Iterable
from typing import Any

from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.index.values import IndexDocument, Json

ADDRESS = ("addressCountry", "addressLocality", "postalCode", "streetAddress")
LIST_OF_DOMAIN = {"eventtype": "typeIds", "theme": "themeIds", "facility": "facilityIds"}


def text_fields(kind: str, document: Json) -> IndexDocument:
    """Return the fields that hold identity, texts, address, labels and terms."""
    found: IndexDocument = {"@type": [document.get("@type", kind.capitalize())]}
    if "@id" in document:
        found["@id"] = [document["@id"]]
        found["id"] = [last_part(document["@id"])]
    main = document.get("mainLanguage", "nl")
    translated("name", document.get("name"), main, found)
    translated("description", document.get("description"), main, found)
    if kind == "organizer":
        translated("educationalDescription", document.get("educationalDescription"), main, found)
    holder = document.get("location", {}) if kind == "event" else document
    address(holder.get("address"), found)
    labels = labels_of(document)
    if labels:
        found["labels"] = labels
    if kind != "organizer":
        _terms(document.get("terms", ()), found)
    return found


def translated(field: str, texts: Any, main: str, found: IndexDocument) -> None:
    """Add a field for each language of a text; a plain text is in the main language."""
    if isinstance(texts, str):
        found[f"{field}.{main}"] = [texts]
    elif texts:
        for language, text in texts.items():
            found[f"{field}.{language}"] = [text]


def address(texts: Any, found: IndexDocument) -> None:
    """Add the fields of an address in each language."""
    if not texts:
        return
    for language, parts in texts.items():
        for part in ADDRESS:
            if part in parts:
                found[f"address.{language}.{part}"] = [parts[part]]


def labels_of(document: Json) -> list[str]:
    """Return visible and hidden labels together."""
    visible: list[str] = document.get("labels", [])
    hidden: list[str] = document.get("hiddenLabels", [])
    return [*visible, *hidden] if hidden else visible


def _terms(terms: Iterable[Json], found: IndexDocument) -> None:
    for term in terms:
        term_id = term["id"]
        found.setdefault("terms.id", []).append(term_id)
        if "label" in term:
            found.setdefault("terms.label", []).append(term["label"])
        field = LIST_OF_DOMAIN.get(term.get("domain", ""))
        if field is not None:
            ids = found.setdefault(field, [])
            if term_id not in ids:
                ids.append(term_id)
