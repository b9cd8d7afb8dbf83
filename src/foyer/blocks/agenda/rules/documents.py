# SPDX-License-Identifier: EUPL-1.2
"""Small readings of offer documents that several pages need; never an error on odd data."""

from collections.abc import Mapping, Sequence
from typing import Any

from foyer.kernel import texts

LEVELS = ("één taalicoon", "twee taaliconen", "drie taaliconen", "vier taaliconen")
NIL_PLACE = "00000000-0000-0000-0000-000000000000"
PUBLIC = frozenset({"APPROVED", "READY_FOR_VALIDATION", "ACTIVE"})
Document = Mapping[str, Any]


def identifier(document: Document) -> str:
    """Return the public id: the last part of `@id`."""
    return str(document.get("@id") or "").rstrip("/").rpartition("/")[2]


def text(document: Document, name: str, language: str) -> tuple[str, str]:
    """Return a translated property for a reader, with the language that it is in."""
    value = document.get(name)
    if isinstance(value, str):
        return value, str(document.get("mainLanguage") or "nl")
    if not isinstance(value, Mapping):
        return "", language
    return texts.pick(value, language, str(document.get("mainLanguage") or "nl"))


def terms(document: Document, domain: str) -> tuple[str, ...]:
    """Return the ids of the terms of one domain."""
    return tuple(str(term.get("id")) for term in document.get("terms") or () if term.get("domain") == domain)


def address(document: Document, language: str) -> Mapping[str, str]:
    """Return the address in the reader's language where there is one, else in another."""
    given = document.get("address")
    if not isinstance(given, Mapping):
        return {}
    if "addressLocality" in given:
        return given
    for candidate in (language, document.get("mainLanguage"), *texts.FALLBACK):
        if isinstance(found := given.get(candidate), Mapping):
            return found
    return {}


def point(document: Document) -> tuple[float, float] | None:
    """Return latitude and longitude of a place or organiser, or of the place of an event."""
    place = document.get("location")
    geo = (place if isinstance(place, Mapping) else document).get("geo")
    if not isinstance(geo, Mapping):
        return None
    try:
        return float(geo["latitude"]), float(geo["longitude"])
    except (KeyError, TypeError, ValueError):
        return None


def level(document: Document) -> int:
    """Return the language level of an offer (1 to 4), 0 where none is given."""
    given = {
        str(label).lower()
        for label in (*(document.get("labels") or ()), *(document.get("hiddenLabels") or ()))
    }
    return next((number for number, label in enumerate(LEVELS, start=1) if label in given), 0)


def ages(document: Document) -> tuple[int | None, int | None] | None:
    """Return the lowest and highest age; nothing for all ages."""
    given = str(document.get("typicalAgeRange") or document.get("typicalAgeRangeConverted") or "-")
    low, _, high = given.partition("-")
    found = (int(low) if low.isdecimal() else None, int(high) if high.isdecimal() else None)
    return None if found in {(None, None), (0, None)} else found


def online(document: Document) -> str:
    """Return offline, online or mixed."""
    return str(document.get("attendanceMode") or "offline")


def image(document: Document) -> Document | None:
    """Return the main picture: the one that `image` names, else the first."""
    pictures: Sequence[Document] = document.get("mediaObject") or document.get("images") or ()
    main = document.get("image") or document.get("mainImage")
    for picture in pictures:
        if picture.get("contentUrl") == main:
            return picture
    return pictures[0] if pictures else None
