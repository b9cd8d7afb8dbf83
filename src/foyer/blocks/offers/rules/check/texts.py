# SPDX-License-Identifier: EUPL-1.2
"""Rules on names and texts."""

from collections.abc import Iterator, Mapping
from typing import Any

from foyer.blocks.offers.rules.check.subject import Finding, Subject
from foyer.blocks.offers.rules.faults import SchemaError

TRANSLATED = {
    "event": ("name", "description"),
    "place": ("name", "description", "address"),
    "organizer": ("name", "description", "address", "educationalDescription"),
}


def labels(subject: Subject) -> Finding:
    """A label is visible or hidden, not both."""
    document = subject.document
    if "labels" not in document or "hiddenLabels" not in document:
        return None
    hidden = {name.strip().casefold() for name in document["hiddenLabels"]}
    return [
        SchemaError(
            f"/labels/{number}", f'Label "{name}" cannot be both in labels and hiddenLabels properties.'
        )
        for number, name in enumerate(document["labels"])
        if name.strip().casefold() in hidden
    ]


def tariffs(subject: Subject) -> Finding:
    """No two prices have the same name in one language."""
    return tariff_faults(subject.document.get("priceInfo", ()))


def tariff_faults(lines: Any) -> list[SchemaError]:
    """Return the fault of each name that an earlier price line has already.

    Pointers start with `/priceInfo`, also where the list itself is the body.
    """
    seen: set[tuple[str, str]] = set()
    faults = []
    for number, line in enumerate(lines):
        if line["category"] == "uitpas":
            continue
        for language, name in line.get("name", {}).items():
            key = language, name.strip() if isinstance(name, str) else ""
            if key in seen:
                text = f'Tariff name "{key[1]}" must be unique.'
                faults.append(SchemaError(f"/priceInfo/{number}/name/{language}", text))
            seen.add(key)
    return faults


def main_language(subject: Subject) -> Finding:
    """Whatever is translated is there in the main language."""
    language = subject.document["mainLanguage"]
    text = f"A value in the mainLanguage ({language}) is required."
    return [SchemaError(pointer, text) for pointer, texts in _translated(subject) if language not in texts]


def _translated(subject: Subject) -> Iterator[tuple[str, Mapping[str, Any]]]:
    document = subject.document
    for name in TRANSLATED[subject.kind]:
        if name in document:
            yield f"/{name}", document[name]
    if subject.kind == "organizer":
        return
    label = document.get("bookingInfo", {}).get("urlLabel")
    if label is not None:
        yield "/bookingInfo/urlLabel", label
    for number, line in enumerate(document.get("priceInfo", ())):
        if "name" in line:
            yield f"/priceInfo/{number}/name", line["name"]
    reason = document.get("status", {}).get("reason")
    if reason is not None:
        yield "/status/reason", reason
