# SPDX-License-Identifier: EUPL-1.2
"""Whole documents of events and places onto items: what is created, kept, replaced and reset."""

from datetime import UTC, datetime
from typing import Any

import pytest

from foyer.blocks.offers.rules.finish import finish
from foyer.blocks.offers.rules.terms import with_facilities
from foyer.blocks.offers.tests.rules.world import (
    BASE,
    CAMP,
    CONCERT,
    IMAGE,
    IMAGE_2,
    ITEM,
    NIL,
    NOW,
    ORGANIZER,
    PLACE,
    POP,
    ROCK,
    SINGLE,
    TOILET,
    WORLD,
    body,
    written,
)

FULL: dict[str, Any] = {
    **SINGLE,
    "name": {"nl": "Avond", "fr": "Soirée"},
    "terms": [{"id": CONCERT}, {"id": POP}],
    "description": {"nl": "Tekst", "fr": "Texte"},
    "priceInfo": [
        {"category": "tariff", "name": {"nl": "Kind"}, "price": 8.255},
        {"category": "base", "price": 10.0},
        {"category": "uitpas", "name": {"nl": "Kansentarief"}, "price": 2},
    ],
    "bookingInfo": {
        "url": "https://a.be",
        "urlLabel": {"nl": "Koop"},
        "availabilityEnds": "2026-01-01T10:00:00",
    },
    "contactPoint": {"phone": ["1"]},
    "typicalAgeRange": "-12",
    "onlineUrl": "https://stream.example.org",
    "attendanceMode": "mixed",
    "audience": {"audienceType": "members"},
    "organizer": {"@id": f"{BASE}/organizers/{ORGANIZER}"},
    "mediaObject": [{"@id": f"{BASE}/images/{IMAGE}"}, {"@id": f"{BASE}/images/{IMAGE_2}"}],
    "videos": [{"url": "https://youtu.be/abc?t=1", "language": "nl"}],
    "faqs": [{"nl": {"question": "?", "answer": "!", "more": 1}, "xx": {}}],
    "departurePlaces": [f"{BASE}/place/{PLACE}"],
    "childrenOnly": True,
    "labels": ["Jazz"],
    "contributors": ["a@b.be"],
    "creator": "somebody else",
    "created": "2001-01-01T00:00:00+00:00",
}


def test_smallest_event() -> None:
    found = written("event", body("event"))
    assert found.document == {
        "@id": f"{BASE}/events/{ITEM}",
        "@context": "/contexts/event",
        "mainLanguage": "nl",
        "name": {"nl": "Avond aan het water"},
        "terms": [{"id": CONCERT, "label": "Concert", "domain": "eventtype"}],
        "calendarType": "permanent",
        "status": {"type": "Available"},
        "bookingAvailability": {"type": "Available"},
        "workflowStatus": "DRAFT",
        "typicalAgeRange": "-",
        "attendanceMode": "offline",
        "audience": {"audienceType": "everyone"},
        "created": "2026-06-01T10:00:00+00:00",
        "creator": "user-1",
        "languages": ["nl"],
        "completedLanguages": ["nl"],
        "completeness": 62,
        "availableTo": "2100-01-01T00:00:00+00:00",
        "sameAs": [f"http://www.uitinvlaanderen.be/agenda/e/avond-aan-het-water/{ITEM}"],
    }
    assert (found.internal, found.place, found.organizer) == ({}, PLACE, None)


def test_smallest_place() -> None:
    found = written("place", body("place"))
    assert found.document == {
        "@id": f"{BASE}/places/{ITEM}",
        "@context": "/contexts/place",
        "mainLanguage": "nl",
        "name": {"nl": "Museum van de Molen"},
        "terms": [{"id": "GnPFp9uvOUyqhOckIFMKmg", "label": "Museum of galerij", "domain": "eventtype"}],
        "address": body("place")["address"],
        "calendarType": "permanent",
        "status": {"type": "Available"},
        "bookingAvailability": {"type": "Available"},
        "workflowStatus": "DRAFT",
        "typicalAgeRange": "-",
        "created": "2026-06-01T10:00:00+00:00",
        "creator": "user-1",
        "languages": ["nl"],
        "completedLanguages": ["nl"],
        "completeness": 53,
        "availableTo": "2100-01-01T00:00:00+00:00",
    }
    assert (found.internal, found.place, found.organizer) == ({}, None, None)


def test_full_event() -> None:
    found = written("event", FULL)
    document = found.document
    assert document["priceInfo"] == [
        {
            "category": "base",
            "name": {"nl": "Basistarief", "fr": "Tarif de base", "en": "Base tariff", "de": "Basisrate"},
            "price": 10,
            "priceCurrency": "EUR",
        },
        {"category": "tariff", "name": {"nl": "Kind"}, "price": 8.26, "priceCurrency": "EUR"},
    ]
    assert document["bookingInfo"] == {
        "url": "https://a.be",
        "urlLabel": {"nl": "Koop"},
        "availabilityEnds": "2026-01-01T10:00:00+01:00",
    }
    assert document["contactPoint"] == {"phone": ["1"], "email": [], "url": []}
    assert document["typicalAgeRange"] == "0-12"
    assert document["audience"] == {"audienceType": "members"}
    assert [image["id"] for image in document["mediaObject"]] == [IMAGE, IMAGE_2]
    assert document["image"] == f"https://img.example.org/{IMAGE}.jpeg"
    assert document["videos"][0]["embedUrl"] == "https://www.youtube.com/embed/abc"
    assert document["faqs"] == [{"nl": {"question": "?", "answer": "!"}}]
    assert document["departurePlaces"] == [f"{BASE}/place/{PLACE}"]
    assert document["childrenOnly"] is True
    assert document["labels"] == ["Jazz"]
    assert (document["creator"], document["created"]) == ("user-1", "2026-06-01T10:00:00+00:00")
    assert found.organizer == ORGANIZER
    assert found.internal == {"contributors": ["a@b.be"], "importedLabels": ["jazz"]}
    assert (document["languages"], document["completedLanguages"]) == (["nl", "fr", "en", "de"], ["nl"])
    assert not {"location", "organizer", "production", "contributors"} & document.keys()


def test_the_same_document_again_changes_nothing() -> None:
    first = written("event", FULL)
    again = written("event", FULL, first, author="user-2", now=datetime(2027, 1, 1, tzinfo=UTC))
    assert again == first
    assert again.differs(first) == ()


KEPT = ("description", "priceInfo", "availableFrom", "created", "creator", "workflowStatus", "terms")


def test_what_a_put_keeps() -> None:
    full = {**FULL, "workflowStatus": "READY_FOR_VALIDATION", "availableFrom": "2026-09-01T00:00:00+02:00"}
    old = finish("event", with_facilities("event", written("event", full), [TOILET], WORLD))
    new = written("event", {**SINGLE, "mainLanguage": "nl", "name": {"nl": "Nieuw"}}, old, author="user-2")
    assert {name: new.document[name] for name in KEPT} == {name: old.document[name] for name in KEPT}
    assert [term["id"] for term in new.document["terms"]] == [CONCERT, POP, TOILET]
    assert new.document["name"] == {"nl": "Nieuw", "fr": "Soirée"}
    assert new.internal["contributors"] == ["a@b.be"]


RESET: list[tuple[str, Any]] = [
    ("bookingInfo", None),
    ("contactPoint", {"phone": [], "email": [], "url": []}),
    ("typicalAgeRange", "-"),
    ("onlineUrl", None),
    ("attendanceMode", "offline"),
    ("audience", {"audienceType": "everyone"}),
    ("mediaObject", None),
    ("image", None),
    ("videos", None),
    ("faqs", None),
    ("departurePlaces", None),
    ("childrenOnly", None),
    ("labels", None),
]


@pytest.mark.parametrize(("name", "expected"), RESET)
def test_what_a_put_resets(name: str, expected: Any) -> None:
    old = written("event", FULL)
    assert old.document[name] != expected
    assert written("event", SINGLE, old).document.get(name) == expected


def test_a_put_without_organizer_unlinks_it() -> None:
    old = written("event", FULL)
    new = written("event", SINGLE, old)
    assert (old.organizer, new.organizer) == (ORGANIZER, None)
    assert "organizer" in new.differs(old)


def test_birth_dates_take_the_place_of_ages() -> None:
    birthdates = {"from": "2016-01-01", "to": "2017-01-01"}
    old = written("event", {**SINGLE, "birthdateRange": birthdates})
    assert (old.document["birthdateRange"], "typicalAgeRange" in old.document) == (birthdates, False)
    new = written("event", SINGLE, old)
    assert ("birthdateRange" in new.document, new.document["typicalAgeRange"]) == (False, "-")


def test_main_language_never_changes() -> None:
    old = written("event", SINGLE)
    new = written("event", {**SINGLE, "mainLanguage": "fr", "name": {"fr": "Soirée"}}, old)
    assert new.document["mainLanguage"] == "nl"
    assert new.document["name"] == {"nl": "Avond aan het water", "fr": "Soirée"}


def test_the_calendar_is_replaced_completely() -> None:
    hours = [{"opens": "10:00", "closes": "12:00", "dayOfWeek": ["monday"]}]
    days = [{"startDate": "2026-12-25", "endDate": "2026-12-25"}]
    old = written(
        "place",
        body("place", openingHours=hours, openingHoursClosedDays=days, status={"type": "Unavailable"}),
    )
    new = written("place", body("place"), old)
    assert not {"openingHours", "openingHoursClosedDays"} & new.document.keys()
    assert new.document["status"] == {"type": "Available"}


def test_translations_of_an_address_stay() -> None:
    address = body("place")["address"]["nl"]
    old = written(
        "place", body("place", address={"nl": address, "fr": {**address, "addressLocality": "Bruxelles"}})
    )
    new = written("place", body("place", address={"nl": {**address, "postalCode": "1020"}}), old)
    assert new.document["address"]["fr"]["addressLocality"] == "Bruxelles"
    assert new.document["address"]["nl"]["postalCode"] == "1020"


def test_a_changed_type_or_theme_moves_to_the_end() -> None:
    old = with_facilities("event", written("event", FULL), [TOILET], WORLD)
    new = written("event", {**SINGLE, "terms": [{"id": CAMP}, {"id": POP}]}, old)
    assert [term["id"] for term in new.document["terms"]] == [POP, TOILET, CAMP]
    newer = written("event", {**SINGLE, "terms": [{"id": ROCK}, {"id": CAMP}]}, new)
    assert [term["id"] for term in newer.document["terms"]] == [TOILET, CAMP, ROCK]


def test_facilities_of_a_whole_document_are_not_stored() -> None:
    found = written("event", body("event", terms=[{"id": CONCERT}, {"id": TOILET}]))
    assert [term["id"] for term in found.document["terms"]] == [CONCERT]


def test_age_of_a_place_counts_once_written() -> None:
    old = written("place", body("place", typicalAgeRange="6-12"))
    assert (old.document["completeness"], old.internal) == (65, {"ageKnown": True})
    new = written("place", body("place"), old)
    assert (new.document["typicalAgeRange"], new.document["completeness"]) == ("-", 65)


def test_empty_contact_point_of_a_new_item_is_no_contact_point() -> None:
    empty = {"phone": [], "email": [], "url": []}
    assert "contactPoint" not in written("event", body("event", contactPoint=empty)).document


def test_an_empty_list_of_contributors_is_none_at_all() -> None:
    assert written("place", body("place", contributors=[])) == written("place", body("place"))
    helped = written("place", body("place", contributors=["a@b.be"]))
    assert "contributors" not in written("place", body("place", contributors=[]), helped).internal


def test_label_of_a_url_that_is_absent_is_dropped() -> None:
    found = written("event", body("event", bookingInfo={"urlLabel": {"nl": "Koop"}}))
    assert "bookingInfo" not in found.document


def test_main_image_stays_while_it_is_there() -> None:
    def images(*ids: str) -> dict[str, Any]:
        return body("event", mediaObject=[{"@id": f"{BASE}/images/{image}"} for image in ids])

    old = written("event", images(IMAGE, IMAGE_2))
    second = written("event", images(IMAGE_2, IMAGE), old)
    assert second.document["image"] == old.document["image"]
    third = written("event", images(IMAGE_2), second)
    assert third.document["image"] == f"https://img.example.org/{IMAGE_2}.png"


def test_events_at_an_education_place_are_for_schools() -> None:
    asked = body("event", audience={"audienceType": "everyone"})
    found = written("event", asked, education_places=frozenset({PLACE}))
    assert found.document["audience"] == {"audienceType": "education"}


def test_online_event_is_at_the_nil_place() -> None:
    online = body("event", attendanceMode="online", onlineUrl="https://a.be")
    del online["location"]
    found = written("event", online)
    assert (found.place, found.document["onlineUrl"]) == (NIL, "https://a.be")


# status in the body, availableFrom in the body, auto-approval -> status and availableFrom of a new item
CREATED: list[tuple[str | None, str | None, bool, str, str | None]] = [
    (None, None, False, "DRAFT", None),
    ("DRAFT", "2027-01-01T00:00:00+01:00", False, "DRAFT", None),
    ("READY_FOR_VALIDATION", None, False, "READY_FOR_VALIDATION", "2026-06-01T10:00:00+00:00"),
    (
        "READY_FOR_VALIDATION",
        "2020-01-01T00:00:00+01:00",
        False,
        "READY_FOR_VALIDATION",
        "2020-01-01T00:00:00+01:00",
    ),
    ("READY_FOR_VALIDATION", "2027-01-01T00:00:00+01:00", True, "APPROVED", "2027-01-01T00:00:00+01:00"),
    ("APPROVED", None, True, "DRAFT", None),
    ("REJECTED", None, False, "DRAFT", None),
    ("DELETED", None, False, "DELETED", None),
]


@pytest.mark.parametrize(("wanted", "at", "auto", "status", "available"), CREATED)
def test_status_at_creation(
    wanted: str | None, at: str | None, auto: bool, status: str, available: str | None
) -> None:
    asked = body("event")
    if wanted:
        asked["workflowStatus"] = wanted
    if at:
        asked["availableFrom"] = at
    found = written("event", asked, auto_approve=auto).document
    assert (found["workflowStatus"], found.get("availableFrom")) == (status, available)


# status before, status in the body -> status after a PUT
REPLACED = [
    ("DRAFT", "READY_FOR_VALIDATION", "READY_FOR_VALIDATION"),
    ("DRAFT", None, "DRAFT"),
    ("READY_FOR_VALIDATION", "DRAFT", "READY_FOR_VALIDATION"),
    ("APPROVED", "READY_FOR_VALIDATION", "APPROVED"),
    ("APPROVED", None, "APPROVED"),
    ("REJECTED", "READY_FOR_VALIDATION", "REJECTED"),
    ("DELETED", "READY_FOR_VALIDATION", "DELETED"),
    ("APPROVED", "DELETED", "DELETED"),
    ("APPROVED", "REJECTED", "APPROVED"),
]


@pytest.mark.parametrize(("before", "wanted", "after"), REPLACED)
def test_status_on_put(before: str, wanted: str | None, after: str) -> None:
    old = written("event", body("event")).having(workflowStatus=before)
    asked = body("event", name={"nl": "Anders"})
    if wanted:
        asked["workflowStatus"] = wanted
    found = written("event", asked, old).document
    assert (found["workflowStatus"], found["name"]) == (after, {"nl": "Anders"})


def test_past_publication_on_put_becomes_now() -> None:
    old = written("event", body("event"))
    asked = body("event", workflowStatus="READY_FOR_VALIDATION", availableFrom="2020-01-01T00:00:00+01:00")
    assert written("event", asked, old).document["availableFrom"] == NOW.isoformat()
