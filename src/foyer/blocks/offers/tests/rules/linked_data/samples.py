# SPDX-License-Identifier: EUPL-1.2
"""Documents as a GET answers them, one for each way in which linked data differs."""

from copy import deepcopy
from typing import Any

from foyer.blocks.offers.linked_data import written
from foyer.blocks.offers.rules.linked_data import Bases, described
from foyer.blocks.offers.rules.negotiation import TURTLE
from foyer.kernel.ids import NIL

BASE = "https://io.example.org"
BASES = Bases("https://data.example.org", "https://terms.example.org/terms")
EVENT_ID = "3b1f6c1e-6a44-4d0b-9a55-0c7a4f0f6d11"
PLACE_ID = "8f2f2b9e-55aa-4b7f-8c8e-2a1d3f4b5c6d"
ORGANIZER_ID = "77aa55cc-1d2e-4f3a-8b4c-5d6e7f8a9b0c"
IMAGE_ID = "0d4b5c1e-9d0e-4f1a-a5b6-7c8d9e0f1a2b"

IMAGE = {
    "@id": f"{BASE}/images/{IMAGE_ID}",
    "@type": "schema:ImageObject",
    "id": IMAGE_ID,
    "contentUrl": f"https://images.example.org/{IMAGE_ID}.jpeg",
    "thumbnailUrl": f"https://images.example.org/{IMAGE_ID}.jpeg",
    "description": "Een vlot",
    "copyrightHolder": "vzw Linde",
    "inLanguage": "nl",
}
PLACE: dict[str, Any] = {
    "@id": f"{BASE}/places/{PLACE_ID}",
    "@context": "/contexts/place",
    "mainLanguage": "nl",
    "name": {"nl": "Molenhuis", "fr": "Maison du moulin"},
    "address": {
        "nl": {
            "addressCountry": "BE",
            "addressLocality": "Brussel",
            "postalCode": "1000",
            "streetAddress": "Molenstraat 12 bus 3",
        },
        "fr": {
            "addressCountry": "BE",
            "addressLocality": "Bruxelles",
            "postalCode": "1000",
            "streetAddress": "Rue du Moulin 12",
        },
    },
    "geo": {"latitude": 51.015619, "longitude": 5.0038454},
    "calendarType": "periodic",
    "startDate": "2026-01-01T00:00:00+01:00",
    "endDate": "2026-12-31T23:59:59+01:00",
    "openingHours": [{"opens": "10:00", "closes": "17:00", "dayOfWeek": ["tuesday"]}],
    "terms": [
        {"id": "GnPFp9uvOUyqhOckIFMKmg", "label": "Museum of galerij", "domain": "eventtype"},
        {"id": "3.23.3.0.0", "label": "Rolstoel ter beschikking", "domain": "facility"},
    ],
    "created": "2026-01-05T08:00:00+00:00",
    "modified": "2026-01-06T14:20:00+00:00",
    "workflowStatus": "APPROVED",
    "availableFrom": "2026-01-05T09:00:00+01:00",
    "contactPoint": {"phone": [], "email": ["info@molen.example.org"], "url": []},
    "mediaObject": [IMAGE],
    "labels": ["erfgoeddag"],
    "hiddenLabels": ["intern"],
}
ORGANIZER: dict[str, Any] = {
    "@id": f"{BASE}/organizers/{ORGANIZER_ID}",
    "@context": "/contexts/organizer",
    "mainLanguage": "nl",
    "name": {"nl": "vzw Linde", "de": "Linde e.V."},
    "url": "https://www.linde.example.org",
    "description": {"nl": "<p>Huis voor muziek.</p>"},
    "address": {
        "nl": {
            "addressCountry": "BE",
            "addressLocality": "Gent",
            "postalCode": "9000",
            "streetAddress": "Park van de Linde",
        }
    },
    "geo": {"latitude": 51, "longitude": 3.728},
    "contactPoint": {
        "phone": ["09 000 00 00"],
        "email": ["a@linde.example.org", "b@linde.example.org"],
        "url": ["https://www.linde.example.org/contact"],
    },
    "images": [IMAGE],
    "labels": ["podium"],
    "modified": "2026-02-10T09:31:10+00:00",
    "workflowStatus": "ACTIVE",
}
_SUB_EVENT = {"status": {"type": "Available"}, "bookingAvailability": {"type": "Available"}}
SINGLE: dict[str, Any] = {
    "@id": f"{BASE}/events/{EVENT_ID}",
    "@context": "/contexts/event",
    "mainLanguage": "nl",
    "name": {"nl": "Avond aan het water"},
    "terms": [{"id": "0.50.4.0.0", "label": "Concert", "domain": "eventtype"}],
    "location": PLACE,
    "calendarType": "single",
    "startDate": "2026-07-06T20:00:00+02:00",
    "endDate": "2026-07-06T23:00:00+02:00",
    "subEvent": [
        {
            "id": 0,
            "startDate": "2026-07-06T20:00:00+02:00",
            "endDate": "2026-07-06T23:00:00+02:00",
            **_SUB_EVENT,
        }
    ],
    "created": "2026-01-31T10:15:00+00:00",
    "modified": "2026-02-03T07:45:12+00:00",
    "workflowStatus": "DRAFT",
    "attendanceMode": "offline",
    "audience": {"audienceType": "everyone"},
    "typicalAgeRange": "-",
    "production": None,
}
MULTIPLE: dict[str, Any] = {
    **SINGLE,
    "name": {"nl": "Zomerkamp", "fr": "Camp d'été"},
    "description": {"nl": 'Vlotten en "kajaks".\nElke dag.'},
    "calendarType": "multiple",
    "subEvent": [
        *SINGLE["subEvent"],
        {
            "id": 1,
            "startDate": "2026-07-13T09:00:00+02:00",
            "endDate": "2026-07-14T16:00:00+02:00",
            **_SUB_EVENT,
        },
    ],
    "endDate": "2026-07-14T16:00:00+02:00",
    "terms": [
        {"id": "0.57.0.0.0", "label": "Kamp of vakantie", "domain": "eventtype"},
        {"id": "1.51.11.0.0", "label": "Outdoor en adventure", "domain": "theme"},
        {"id": "3.31.0.0.0", "label": "Toegankelijk sanitair", "domain": "facility"},
    ],
    "workflowStatus": "READY_FOR_VALIDATION",
    "availableFrom": "2026-02-01T08:00:00+01:00",
    "attendanceMode": "mixed",
    "onlineUrl": "https://live.example.org",
    "audience": {"audienceType": "members"},
    "organizer": ORGANIZER,
    "priceInfo": [
        {
            "category": "base",
            "name": {"nl": "Basistarief", "fr": "Tarif de base"},
            "price": 95,
            "priceCurrency": "EUR",
        },
        {"category": "tariff", "name": {"nl": "Tweede kind"}, "price": 82.5, "priceCurrency": "EUR"},
        {"category": "tariff", "name": {"nl": "Gezel"}, "price": 0, "priceCurrency": "EUR"},
    ],
    "contactPoint": {
        "phone": ["015 00 00 00"],
        "email": ["kamp@example.org"],
        "url": ["https://kamp.example.org", "https://kamp.example.org/fr"],
    },
    "bookingInfo": {
        "url": "https://kamp.example.org/inschrijven",
        "urlLabel": {"nl": "Schrijf je in"},
        "phone": "015 11 11 11",
        "email": "boek@example.org",
        "availabilityStarts": "2026-03-01T00:00:00+01:00",
    },
    "mediaObject": [IMAGE],
    "videos": [
        {
            "id": "b1d6a0a4-8d6f-4a8e-9e0b-2f3a4b5c6d7e",
            "url": "https://vimeo.com/123456789",
            "embedUrl": "https://player.vimeo.com/video/123456789",
            "language": "nl",
            "copyrightHolder": "vzw Linde",
        }
    ],
    "labels": ["zomerkamp"],
    "hiddenLabels": ["intern-dossier"],
}
PERIODIC: dict[str, Any] = {
    **{name: value for name, value in SINGLE.items() if name != "subEvent"},
    "calendarType": "periodic",
    "startDate": "2026-07-01T00:00:00+02:00",
    "endDate": "2026-08-31T23:59:59+02:00",
    "openingHours": [
        {"opens": "10:00", "closes": "17:00", "dayOfWeek": ["monday", "wednesday"]},
        {"opens": "13:00", "closes": "20:00", "dayOfWeek": ["sunday"]},
    ],
    "workflowStatus": "REJECTED",
    "audience": {"audienceType": "education"},
}
PERMANENT: dict[str, Any] = {
    **{name: value for name, value in SINGLE.items() if name not in {"subEvent", "startDate", "endDate"}},
    "calendarType": "permanent",
    "workflowStatus": "DELETED",
}
ONLINE: dict[str, Any] = {
    **SINGLE,
    "location": {"@type": "Place", "@id": f"{BASE}/places/{NIL}", "name": {"nl": "Online"}},
    "attendanceMode": "online",
}
OLD: dict[str, Any] = {
    **SINGLE,
    "location": {
        "name": {"nl": "Café De Linde"},
        "address": {
            "addressCountry": "BE",
            "addressLocality": "Gent",
            "postalCode": "9000",
            "streetAddress": "Lindelei 1",
        },
    },
    "organizer": {"name": "Jan", "email": ["jan@example.org"], "phone": ["09 111 11 11"]},
}
SAMPLES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "single": ("event", EVENT_ID, SINGLE),
    "multiple": ("event", EVENT_ID, MULTIPLE),
    "periodic": ("event", EVENT_ID, PERIODIC),
    "permanent": ("event", EVENT_ID, PERMANENT),
    "online": ("event", EVENT_ID, ONLINE),
    "old": ("event", EVENT_ID, OLD),
    "place": ("place", PLACE_ID, PLACE),
    "organizer": ("organizer", ORGANIZER_ID, ORGANIZER),
}


def sample(which: str, /, **changed: Any) -> tuple[str, str, dict[str, Any]]:
    """Return kind, id and document of a sample; properties changed to None are left out."""
    kind, item_id, document = deepcopy(SAMPLES[which])
    document |= changed
    return kind, item_id, {key: value for key, value in document.items() if value is not None}


def turtle(kind: str, item_id: str, document: dict[str, Any], form: str = TURTLE) -> bytes:
    """Return the linked data of a document."""
    return written(described(kind, item_id, document, BASES), form)
