# SPDX-License-Identifier: EUPL-1.2
"""Bodies as suites send them; names are new each time."""

from typing import Any

from acceptance.world import unique

DIEST = ("3290", "Diest", "Grote Markt 1")
ZICHEM = ("3271", "Scherpenheuvel-Zichem", "Hoornblaas 107")


def address(postal_code: str, locality: str, street: str) -> dict[str, Any]:
    return {
        "addressCountry": "BE",
        "addressLocality": locality,
        "postalCode": postal_code,
        "streetAddress": street,
    }


def place(where: tuple[str, str, str] = DIEST, **changed: Any) -> dict[str, Any]:
    return {
        "mainLanguage": "nl",
        "name": {"nl": unique("Zaal")},
        "terms": [{"id": "OyaPaf64AEmEAYXHeLMAtA"}],
        "address": {"nl": address(*where)},
        "calendarType": "permanent",
        **changed,
    }


def event(place_id: str, **changed: Any) -> dict[str, Any]:
    return {
        "mainLanguage": "nl",
        "name": {"nl": unique("Avond")},
        "terms": [{"id": "0.50.4.0.0"}],
        "location": {"@id": f"http://io.uitdatabank.local:80/places/{place_id}"},
        "calendarType": "permanent",
        "workflowStatus": "READY_FOR_VALIDATION",
        **changed,
    }


def organizer(**changed: Any) -> dict[str, Any]:
    name = unique("vzw")
    return {
        "mainLanguage": "nl",
        "name": {"nl": name},
        "url": f"https://{name.replace(' ', '-')}.example.org",
        **changed,
    }
