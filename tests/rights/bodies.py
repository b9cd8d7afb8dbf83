# SPDX-License-Identifier: EUPL-1.2
"""A good call of each operation of the entry API."""

from typing import Any

from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel.ids import NIL

ADDRESS = {
    "addressCountry": "BE",
    "addressLocality": "Brugge",
    "postalCode": "8000",
    "streetAddress": "Markt 1",
}
CONTACT = {"phone": ["09 000"], "email": [], "url": []}
PERIOD = {
    "calendarType": "periodic",
    "startDate": "2026-05-01T00:00:00+02:00",
    "endDate": "2026-05-31T23:59:59+02:00",
}
BOOKING = {"phone": "09 111"}
AGES = {"typicalAgeRange": "6-12"}
NAMED = {"name": "Anders", "calendar": {"calendarType": "permanent"}}
MAJOR = {
    "event": {**NAMED, "type": "0.55.0.0.0", "location": {"id": NIL}},
    "place": {**NAMED, "type": "8.70.0.0.0", "address": ADDRESS},
}
IMAGE = "0d4b5c1e-9d0e-4f1a-a5b6-7c8d9e0f1a2b"
IMAGE_TEXTS = {"description": "Tekst", "copyrightHolder": "Iemand"}
VIDEO = {"url": "https://vimeo.com/123456789", "language": "nl"}
BODIES: dict[str, Any] = {
    "status-put": {"type": "Unavailable"},
    "facilities-put": [],
    "workflow-status-put": {"workflowStatus": "DELETED"},
    "name-put": {"name": "Anders"},
    "name-language-put": {"name": "Autre"},
    "available-from-put": {"availableFrom": "2099-01-01T00:00:00+01:00"},
    "booking-availability-put": {"type": "Unavailable"},
    "contact-point-put": CONTACT,
    "contact-point-post": CONTACT,
    "booking-info-put": BOOKING,
    "booking-info-post": BOOKING,
    "price-info-put": [{"category": "base", "name": {"nl": "Basis"}, "price": 1, "priceCurrency": "EUR"}],
    "calendar-put": PERIOD,
    "copies-post": PERIOD,
    "description-put": {"description": "Tekst"},
    "educational-description-put": {"educationalDescription": "Tekst"},
    "typical-age-range-put": AGES,
    "typical-age-range-post": AGES,
    "labels-put": {"labels": ["zomer"]},
    "contributors-put": ["else@example.org"],
    "sub-events-patch": [{"id": 0, "status": {"type": "Unavailable"}}],
    "attendance-mode-put": {"attendanceMode": "mixed"},
    "online-url-put": {"onlineUrl": "https://live.example.org"},
    "audience-put": {"audienceType": "members"},
    "children-only-put": {"childrenOnly": True},
    "birthdate-range-put": {"from": "2014-01-01", "to": "2018-12-31"},
    "departure-places-put": [],
    "faqs-put": [{"nl": {"question": "Wat?", "answer": "Dit."}}],
    "address-put": ADDRESS,
    "address-post": ADDRESS,
    "address-language-put": ADDRESS,
    "url-put": {"url": "https://anders.example.org"},
    "videos-post": VIDEO,
    "videos-patch": [{**VIDEO, "id": NIL}],
    "images-post": {"mediaObjectId": IMAGE, "id": IMAGE},
    "images-patch": [{"id": IMAGE, "description": "Tekst"}],
    "image-put": IMAGE_TEXTS,
    "image-post": IMAGE_TEXTS,
    "image-main-put": {"mediaObjectId": IMAGE},
    "image-main-post": {"mediaObjectId": IMAGE},
    "title-post": {"title": "Anders"},
    "description-post": {"description": "Tekst"},
    "labels-post": {"label": "zomer"},
}
# Operations of which the content type names what is to be done.
SENT_AS = {"patch": "application/ld+json;domain-model=Reject"}
# Where even a good call of somebody who may is refused, because the item is of another form.
REFUSED_ANYHOW = {"place-booking-availability-put": 400, "event-online-url-put": 400}


def body(operation: str, hall: str, host: str) -> Any:
    """Return the body of a call, or None where the operation has none."""
    kind, _, rest = operation.partition("-")
    if rest in {"post", "put", "import-post", "import-put"}:
        changed = {"name": {"nl": "Nieuw"}}
        if kind == "event":
            return event(hall, **changed)
        if kind == "place":
            return place(**changed, address={"nl": ADDRESS})
        return organizer(**changed, url="https://nieuw.example.org")
    if rest.startswith("major-info"):
        return MAJOR[kind]
    if rest == "organizer-post":
        return {"organizer": host}
    return {"reason": "Dubbel"} if rest == "patch" else BODIES.get(rest)
