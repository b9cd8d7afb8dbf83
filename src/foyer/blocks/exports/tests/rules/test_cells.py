# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.exports.rules.cells import row
from foyer.blocks.exports.rules.columns import BY_NAME, COLUMNS
from foyer.blocks.exports.tests.documents import concert, hall


def cell(document, name, language="nl"):
    (found,) = row(document, [BY_NAME[name]], language, lambda _document, size: f"summary {size}")
    return found


FULL = concert(
    "3b1f",
    creator="user-one",
    priceInfo=[
        {"category": "base", "name": {"nl": "Basistarief", "en": "Base tariff"}, "price": 12.5},
        {"category": "tariff", "name": {"nl": "Kind"}, "price": 5},
        {"category": "uitpas", "name": {"nl": "Kansentarief Gent"}, "price": 1.5},
    ],
    bookingInfo={"url": "https://book.example.org", "phone": "09 1", "email": "book@example.org"},
    description={"nl": "<p>Een <b>mooie</b>&nbsp;avond &amp; meer.</p><p>Twee</p>"},
    organizer={"@id": "x", "mainLanguage": "nl", "name": {"nl": "vzw Linde"}},
    labels=["zomer", "stad"],
    hiddenLabels=["intern"],
    typicalAgeRange="6-12",
    performer=[{"name": "De Band"}, {"name": {"nl": "Iemand"}}],
    modified="2026-02-01T00:00:00+00:00",
    availableFrom="2026-03-01T00:00:00+00:00",
    availableTo="2026-12-05T23:00:00+01:00",
    image="https://images.example.org/b.jpg",
    mediaObject=[
        {"contentUrl": "https://images.example.org/a.jpg", "description": "Niet deze"},
        {"contentUrl": "https://images.example.org/b.jpg", "description": "Foto", "copyrightHolder": "An"},
    ],
    sameAs=["https://agenda.example.org/e/1"],
    contactPoint={"email": ["a@example.org", "b@example.org"], "phone": ["09 2"], "url": []},
    audience={"audienceType": "everyone"},
    videos=[{"url": "https://video.example.org/1", "copyrightHolder": "Bo"}],
    attendanceMode="mixed",
    onlineUrl="https://live.example.org",
)
CELLS = {
    "id": "3b1f",
    "name": "Avond aan de Leie",
    "creator": "user-one",
    "priceInfo.base": 12.5,
    "priceInfo.all": "Basistarief: 12,50 €; Kind: 5,00 €",
    "kansentarief": "Kansentarief Gent: 1,50 €",
    "bookingInfo.url": "https://book.example.org",
    "bookingInfo.phone": "09 1",
    "bookingInfo.email": "book@example.org",
    "description": "Een mooie avond & meer.\nTwee",
    "organizer": "vzw Linde",
    "calendarSummary.short": "summary sm",
    "calendarSummary.long": "summary lg",
    "labels.visible": "zomer; stad",
    "labels.hidden": "intern",
    "typicalAgeRange": "6-12",
    "performer": "De Band; Iemand",
    "language": "nl; fr",
    "terms.theme": "Rock",
    "terms.eventtype": "Concert",
    "created": "2026-01-01T00:00:00+00:00",
    "modified": "2026-02-01T00:00:00+00:00",
    "available": "2026-03-01T00:00:00+00:00",
    "startDate": "2026-12-05T20:00:00+01:00",
    "endDate": "2026-12-05T23:00:00+01:00",
    "calendarType": "single",
    "location": "De Zaal",
    "address.streetAddress": "Markt 1",
    "address.postalCode": "9000",
    "address.addressLocality": "Gent",
    "address.addressCountry": "BE",
    "image.url": "https://images.example.org/b.jpg",
    "image.description": "Foto",
    "image.copyrightHolder": "An",
    "sameAs": "https://agenda.example.org/e/1",
    "contactPoint.email": "a@example.org; b@example.org",
    "contactPoint.phone": "09 2",
    "contactPoint.url": "",
    "contactPoint.reservations.email": "book@example.org",
    "contactPoint.reservations.phone": "09 1",
    "contactPoint.reservations.url": "https://book.example.org",
    "audience": "everyone",
    "status": "Available",
    "bookingAvailability": "Available",
    "videos.url": "https://video.example.org/1",
    "videos.copyrightHolder": "Bo",
    "attendance.mode": "mixed",
    "attendance.url": "https://live.example.org",
    "completeness": 77,
}


@pytest.mark.parametrize("name", [column.name for column in COLUMNS])
def test_a_cell_of_each_column(name):
    assert cell(FULL, name) == CELLS[name]


def test_every_column_of_a_bare_document_is_empty_or_simple():
    bare = {"@id": "http://localhost/organizers/x", "name": {"nl": "Linde"}, "mainLanguage": "nl"}
    found = {column.name: cell(bare, column.name) for column in COLUMNS}
    assert found["name"] == "Linde"
    filled = {name for name, value in found.items() if value != ""}
    assert filled == {"id", "name", "calendarSummary.short", "calendarSummary.long"}


def test_texts_come_in_the_language_asked_for_or_the_nearest():
    assert cell(FULL, "name", "fr") == "Soirée"
    assert cell(FULL, "name", "de") == "Avond aan de Leie"
    assert cell(FULL, "location", "fr") == "La Salle"
    assert cell(FULL, "priceInfo.all", "en") == "Base tariff: 12.50 €; Kind: 5.00 €"


def test_a_place_has_its_own_address_and_an_organiser_its_website():
    assert cell(hall(), "address.addressLocality") == "Gent"
    assert (
        cell({"@id": "x/organizers/y", "url": "https://linde.example.org"}, "sameAs")
        == "https://linde.example.org"
    )


def test_documents_of_old_keep_reservations_with_the_contact_point():
    old = concert(contactPoint={"reservations": {"email": ["old@example.org"]}})
    assert cell(old, "contactPoint.reservations.email") == "old@example.org"
