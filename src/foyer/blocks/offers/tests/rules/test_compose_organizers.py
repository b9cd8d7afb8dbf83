# SPDX-License-Identifier: EUPL-1.2
"""Whole documents of organizers."""

from foyer.blocks.offers.tests.rules.world import BASE, HOUSE, IMAGE, ITEM, body, written

ADDRESS = body("place")["address"]


def test_smallest_organizer() -> None:
    found = written("organizer", HOUSE)
    assert found.document == {
        "@id": f"{BASE}/organizers/{ITEM}",
        "@context": "/contexts/organizer",
        "mainLanguage": "nl",
        "name": {"nl": "Cultuurhuis Noord"},
        "url": "https://www.noord.example.org",
        "workflowStatus": "ACTIVE",
        "created": "2026-06-01T10:00:00+00:00",
        "creator": "user-1",
        "languages": ["nl"],
        "completedLanguages": ["nl"],
        "completeness": 40,
    }


def test_what_a_put_removes_and_keeps() -> None:
    full = {
        **HOUSE,
        "name": {"nl": "Noord", "fr": "Nord"},
        "description": {"nl": "a", "fr": "b"},
        "educationalDescription": {"nl": "c"},
        "address": ADDRESS,
        "contactPoint": {"phone": ["1"]},
        "images": [{"@id": f"{BASE}/images/{IMAGE}"}],
        "labels": ["Podium"],
    }
    old = written("organizer", full).having(geo={"latitude": 51.0, "longitude": 4.0})
    assert old.document["mainImage"].endswith(".jpeg")
    new = written("organizer", {**HOUSE, "description": {"nl": "a"}, "workflowStatus": "DELETED"}, old)
    removed = {"educationalDescription", "address", "geo", "images", "mainImage", "labels"}
    assert not removed & new.document.keys()
    assert new.document["description"] == {"nl": "a"}
    assert new.document["name"] == {"nl": "Cultuurhuis Noord", "fr": "Nord"}
    assert new.document["contactPoint"] == {"phone": [], "email": [], "url": []}
    assert new.document["workflowStatus"] == "ACTIVE"


def test_addresses_in_other_languages_stay() -> None:
    french = {**ADDRESS["nl"], "addressLocality": "Gand"}
    old = written("organizer", {**HOUSE, "address": {**ADDRESS, "fr": french}})
    moved = {"nl": {**ADDRESS["nl"], "streetAddress": "Kaai 3"}}
    assert written("organizer", {**HOUSE, "address": moved}, old).document["address"] == {
        **moved,
        "fr": french,
    }
    assert "address" not in written("organizer", HOUSE, old).document


def test_point_stays_with_the_address() -> None:
    old = written("organizer", {**HOUSE, "address": ADDRESS}).having(geo={"latitude": 51.0, "longitude": 4.0})
    assert written("organizer", {**HOUSE, "address": ADDRESS}, old) == old
    moved = {"nl": {**ADDRESS["nl"], "postalCode": "1020"}}
    assert written("organizer", {**HOUSE, "address": moved}, old).document["geo"] == old.document["geo"]
    assert "geo" not in written("organizer", HOUSE, old).document


def test_all_properties_make_a_complete_organizer() -> None:
    full = {
        **HOUSE,
        "description": {"nl": "x" * 201},
        "address": ADDRESS,
        "contactPoint": {"email": ["a@b.be"]},
        "images": [{"@id": f"{BASE}/images/{IMAGE}"}],
    }
    assert written("organizer", full).document["completeness"] == 100
