# SPDX-License-Identifier: EUPL-1.2
"""Documents as the entry API shows them."""

from typing import Any

DAY = {"startDate": "2026-12-05T20:00:00+01:00", "endDate": "2026-12-05T23:00:00+01:00"}
AVAILABLE = {"status": {"type": "Available"}, "bookingAvailability": {"type": "Available"}}


def hall(**changed: Any) -> dict[str, Any]:
    return {
        "@id": "http://localhost/places/hall",
        "@context": "/contexts/place",
        "mainLanguage": "nl",
        "name": {"nl": "De Zaal", "fr": "La Salle"},
        "address": {
            "nl": {
                "streetAddress": "Markt 1",
                "postalCode": "9000",
                "addressLocality": "Gent",
                "addressCountry": "BE",
            }
        },
        "geo": {"latitude": 51.05, "longitude": 3.72},
        "calendarType": "permanent",
        **AVAILABLE,
        **changed,
    }


def concert(identifier: str = "one", **changed: Any) -> dict[str, Any]:
    return {
        "@id": f"http://localhost/events/{identifier}",
        "@context": "/contexts/event",
        "mainLanguage": "nl",
        "name": {"nl": "Avond aan de Leie", "fr": "Soirée"},
        "calendarType": "single",
        **DAY,
        "subEvent": [{**DAY, **AVAILABLE, "id": 0}],
        **AVAILABLE,
        "location": hall(),
        "terms": [
            {"id": "0.50.4.0.0", "label": "Concert", "domain": "eventtype"},
            {"id": "1.8.1.0.0", "label": "Rock", "domain": "theme"},
        ],
        "languages": ["nl", "fr"],
        "created": "2026-01-01T00:00:00+00:00",
        "completeness": 77,
        "playhead": 3,
        **changed,
    }
