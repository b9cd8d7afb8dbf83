# SPDX-License-Identifier: EUPL-1.2
"""Small readings of documents that all forms of an export share."""

import html
import re
from collections.abc import Mapping
from typing import Any

from foyer.kernel.texts import pick

Json = Mapping[str, Any]

_BREAK = re.compile(r"(?i)<\s*(?:br|/p|/li|/h\d|/div)\s*/?>")
_TAG = re.compile(r"<[^<>]*>")
_BLANKS = re.compile(r"[ \t\u00a0]+")


def said(document: Json, name: str, language: str) -> str:
    """Return a text of a document in a language, or in the one that comes nearest."""
    texts = document.get(name)
    if isinstance(texts, str):
        return texts
    return pick(texts, language, document.get("mainLanguage", "nl"))[0] if isinstance(texts, Mapping) else ""


def plain(text: str) -> str:
    """Return a text without markup, a line a paragraph."""
    lines = html.unescape(_TAG.sub("", _BREAK.sub("\n", text))).splitlines()
    return "\n".join(line for line in (_BLANKS.sub(" ", line).strip() for line in lines) if line)


def place_of(document: Json) -> Json:
    """Return what has the address: the place of an event, else the document itself."""
    location = document.get("location")
    return location if isinstance(location, Mapping) else document


def address(document: Json, language: str) -> Json:
    """Return the address of an item in a language, or in the one that comes nearest; {} where it has none."""
    holder = place_of(document)
    found = holder.get("address")
    if not isinstance(found, Mapping):
        return {}
    for candidate in (language, holder.get("mainLanguage"), "nl", *found):
        if isinstance(one := found.get(candidate), Mapping):
            return one
    # Documents of old have an address without languages.
    return found if "postalCode" in found else {}


def point(document: Json) -> tuple[float, float] | None:
    """Return where an item lies (latitude, longitude)."""
    geo = place_of(document).get("geo")
    return (float(geo["latitude"]), float(geo["longitude"])) if isinstance(geo, Mapping) else None


def identifier(document: Json) -> str:
    """Return the id of an item."""
    return str(document.get("@id", "")).rstrip("/").rpartition("/")[2]


def kind(document: Json) -> str:
    """Return event, place or organizer."""
    plural = str(document.get("@id", "")).rstrip("/").rsplit("/", 2)[-2:-1]
    return {"places": "place", "organizers": "organizer"}.get("".join(plural), "event")


def euros(price: float, language: str) -> str:
    """Return a price as people write it: `12,50` or, in English, `12.50`."""
    text = f"{price:.2f}"
    return text if language == "en" else text.replace(".", ",")
