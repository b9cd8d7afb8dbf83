# SPDX-License-Identifier: EUPL-1.2
"""Bodies as clients send them, to start a test from."""

from typing import Any

ADDRESS = {
    "addressCountry": "BE",
    "addressLocality": "Brugge",
    "postalCode": "8000",
    "streetAddress": "Markt 1",
}
PERIOD = {
    "calendarType": "periodic",
    "startDate": "2026-05-01T00:00:00+02:00",
    "endDate": "2026-05-31T23:59:59+02:00",
}


def place(**changed: Any) -> dict[str, Any]:
    return {
        "mainLanguage": "nl",
        "name": {"nl": "De Lindezaal"},
        "terms": [{"id": "OyaPaf64AEmEAYXHeLMAtA"}],
        "address": {
            "nl": {
                "addressCountry": "BE",
                "addressLocality": "Gent",
                "postalCode": "9000",
                "streetAddress": "Lindelei 1",
            }
        },
        "calendarType": "permanent",
        "workflowStatus": "READY_FOR_VALIDATION",
        **changed,
    }


def organizer(**changed: Any) -> dict[str, Any]:
    return {
        "mainLanguage": "nl",
        "name": {"nl": "vzw Linde"},
        "url": "https://www.linde.example.org",
        **changed,
    }


def event(place_id: str, **changed: Any) -> dict[str, Any]:
    return {
        "mainLanguage": "nl",
        "name": {"nl": "Avond aan de Leie"},
        "terms": [{"id": "0.50.4.0.0"}],
        "location": {"@id": f"https://anything.example.org/places/{place_id}"},
        "calendarType": "single",
        "subEvent": [{"startDate": "2026-07-06T20:00:00+02:00", "endDate": "2026-07-06T23:00:00+02:00"}],
        "workflowStatus": "READY_FOR_VALIDATION",
        **changed,
    }


def several(place_id: str, *days: int, **changed: Any) -> dict[str, Any]:
    """Return an event on several days of July."""
    dates = [
        {"startDate": f"2026-07-{day:02}T20:00:00+02:00", "endDate": f"2026-07-{day:02}T23:00:00+02:00"}
        for day in days
    ]
    return event(place_id, calendarType="multiple", subEvent=dates, **changed)
