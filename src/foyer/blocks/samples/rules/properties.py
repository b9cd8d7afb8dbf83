# SPDX-License-Identifier: EUPL-1.2
"""Single properties of the demonstration set, from their compact form to that of the contract."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from foyer.blocks.samples.rules.calendars import Document

_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_FRENCH_TOWNS = {
    "Brussel": "Bruxelles",
    "Elsene": "Ixelles",
    "Schaarbeek": "Schaerbeek",
    "Sint-Jans-Molenbeek": "Molenbeek-Saint-Jean",
}


def texts(written: str | Mapping[str, str]) -> dict[str, str]:
    """Return a text in its languages; a plain text is Dutch."""
    return {"nl": written} if isinstance(written, str) else dict(written)


def filled(written: Mapping[str, str], what: str) -> dict[str, str]:
    """Return texts with the variant in the place of `{what}`."""
    return {language: text.replace("{what}", what) for language, text in written.items()}


def slug(text: str) -> str:
    """Return a text as part of a host name."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NO_LETTERS.sub("-", plain.lower()).strip("-")


def address(entry: Mapping[str, Any]) -> Document:
    """Return the address in each language that the street has."""
    postal_code, _, town = entry["town"].partition(" ")
    return {
        language: {
            "addressCountry": "BE",
            "addressLocality": _FRENCH_TOWNS.get(town, town) if language == "fr" else town,
            "postalCode": postal_code,
            "streetAddress": street,
        }
        for language, street in texts(entry["street"]).items()
    }


def state(name: str, phrases: Mapping[str, Any]) -> Document:
    """Return status and booking availability of an event that is cancelled, postponed or full."""
    if name == "full":
        return {"bookingAvailability": {"type": "Unavailable"}}
    if not name:
        return {}
    status = {"cancelled": "Unavailable", "postponed": "TemporarilyUnavailable"}[name]
    return {"status": {"type": status, "reason": dict(phrases["states"][name])}}


def ages(programme: Mapping[str, Any], today: date) -> Document:
    """Return the ages, or the birth years of those who have these ages this year."""
    if "ages" not in programme:
        return {}
    if not programme.get("birthdays"):
        return {"typicalAgeRange": programme["ages"]}
    youngest, oldest = (int(age) for age in programme["ages"].split("-"))
    return {
        "birthdateRange": {"from": f"{today.year - oldest}-01-01", "to": f"{today.year - youngest}-12-31"}
    }


def prices(programme: Mapping[str, Any], phrases: Mapping[str, Any], site: str) -> Document:
    """Return the prices of `12` or `[12, {Studenten: 8}]`, and where to book what is not free."""
    if "price" not in programme:
        return {}
    written = programme["price"]
    base, *tariffs = written if isinstance(written, list) else [written]
    lines: list[Document] = [
        {"category": "base", "name": {"nl": "Basistarief"}, "price": base, "priceCurrency": "EUR"}
    ]
    for name, amount in (tariffs[0] if tariffs else {}).items():
        lines.append(
            {
                "category": "tariff",
                "name": {"nl": name, **phrases["tariffs"].get(name, {})},
                "price": amount,
                "priceCurrency": "EUR",
                **({"groupPrice": True} if name in phrases["group_tariffs"] else {}),
            }
        )
    found: Document = {"priceInfo": lines}
    if base:
        found["bookingInfo"] = {"url": f"{site}/tickets", "urlLabel": dict(phrases["booking"])}
    return found


def questions(programme: Mapping[str, Any]) -> Document:
    """Return the frequent questions with their answers."""
    if "faq" not in programme:
        return {}
    return {
        "faqs": [
            {"nl": {"question": question, "answer": answer}} for question, answer in programme["faq"].items()
        ]
    }
