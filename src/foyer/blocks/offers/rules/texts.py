# SPDX-License-Identifier: EUPL-1.2
"""Translated texts of documents: language → text."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]
KNOWN = frozenset({"nl", "fr", "de", "en"})


def translations(texts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the texts in languages that the contract has."""
    return {language: text for language, text in texts.items() if language in KNOWN}


def languages(kind: str, document: Json) -> list[str]:
    """Return the languages that occur in any translated property, in order of appearance."""
    return list(dict.fromkeys(language for texts in _translated(kind, document) for language in texts))


def completed_languages(kind: str, document: Json) -> list[str]:
    """Return the languages of the name in which every other translated property has a text too."""
    found = list(document["name"])
    for texts in _translated(kind, document):
        found = [language for language in found if language in texts]
    return found


def _translated(kind: str, document: Json) -> Iterator[Iterable[str]]:
    yield document["name"]
    if kind != "event" and "address" in document:
        yield document["address"]
    if "description" in document:
        yield document["description"]
    if kind == "organizer":
        if "educationalDescription" in document:
            yield document["educationalDescription"]
        return
    if "urlLabel" in document.get("bookingInfo", ()):
        yield document["bookingInfo"]["urlLabel"]
    if "priceInfo" in document:
        yield dict.fromkeys(language for line in document["priceInfo"] for language in line["name"])
