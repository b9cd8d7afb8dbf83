# SPDX-License-Identifier: EUPL-1.2
"""Conversions before the check: nulls, old forms, terms, images, base price."""

from copy import deepcopy
from typing import Any

import pytest

from foyer.blocks.offers.rules.prepare import clean, prepare, references
from foyer.blocks.offers.rules.prepare.legacy import contact_point
from foyer.blocks.offers.tests.rules.world import (
    BASE,
    CONCERT,
    HOUSE,
    IMAGE,
    MUSEUM,
    MUSEUM_BODY,
    NIL,
    ORGANIZER,
    PLACE,
    POP,
    UNKNOWN,
    WORLD,
    body,
    faults,
)

SPAN = {"start": "2026-07-06T09:00:00+02:00", "end": "2026-07-06T16:00:00+02:00"}
SUB_EVENT = {"startDate": SPAN["start"], "endDate": SPAN["end"]}


def prepared(kind: str, document: Any) -> Any:
    found = prepare(kind, document, WORLD)
    assert found.problem is None
    return found.document


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": None, "b": {"c": None}}, {"b": {}}),
        ([None, 1, [None]], [1, []]),
        ({"a": "null", "b": [{"c": None, "d": 0}]}, {"a": "null", "b": [{"d": 0}]}),
        ({"a": 10**30, "b": None}, {"a": 10**30}),
    ],
)
def test_nulls_are_not_sent(value: Any, expected: Any) -> None:
    before = deepcopy(value)
    assert clean(value).document == expected
    assert value == before


def test_a_body_nested_too_deep_is_no_json() -> None:
    deep: Any = {}
    for _ in range(400):
        deep = {"a": [deep]}
    problem = clean(deep).problem
    assert problem is not None
    assert problem.type.endswith("/body/invalid-syntax")


def test_empty_lists_count_as_not_sent() -> None:
    names = ("labels", "hiddenLabels", "mediaObject", "openingHours", "priceInfo", "videos")
    empty: dict[str, Any] = {name: [] for name in names}
    assert prepared("event", body("event", **empty)) == prepared("event", body("event"))
    assert prepared("organizer", {**HOUSE, "images": [], "labels": []}) == HOUSE


def test_own_id_is_ignored() -> None:
    assert "@id" not in prepared("event", body("event", **{"@id": "nonsense"}))


def test_name_as_text_is_in_the_main_language() -> None:
    assert prepared("event", body("event", name="Avond"))["name"] == {"nl": "Avond"}


def test_old_type_and_theme_become_terms() -> None:
    old = body("event", type={"id": CONCERT}, theme={"id": POP})
    del old["terms"]
    found = prepared("event", old)
    assert found["terms"] == [
        {"id": CONCERT, "label": "Concert", "domain": "eventtype"},
        {"id": POP, "label": "Amusementsmuziek", "domain": "theme"},
    ]
    assert prepared("event", {**old, "terms": [{"id": CONCERT}]})["terms"] == found["terms"]
    assert "type" not in found
    assert "theme" not in found


CALENDARS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"calendarType": "single", "timeSpans": [SPAN]}, {"calendarType": "single", "subEvent": [SUB_EVENT]}),
    ({"timeSpans": [SPAN]}, {"calendarType": "single", "subEvent": [SUB_EVENT]}),
    ({"timeSpans": [SPAN, SPAN]}, {"calendarType": "multiple", "subEvent": [SUB_EVENT, SUB_EVENT]}),
    ({"subEvent": [SUB_EVENT, SUB_EVENT]}, {"calendarType": "multiple", "subEvent": [SUB_EVENT, SUB_EVENT]}),
    ({"openingHoursClosedDays": []}, {"calendarType": "permanent", "openingHoursClosedDays": []}),
    (SUB_EVENT, {"calendarType": "periodic", **SUB_EVENT}),
    ({}, {"calendarType": "permanent"}),
    (
        {"calendarType": "single", **SUB_EVENT},
        {"calendarType": "single", **SUB_EVENT, "subEvent": [SUB_EVENT]},
    ),
    (
        {"timeSpans": [{**SPAN, "status": {"type": "Unavailable"}}]},
        {"calendarType": "single", "subEvent": [{**SUB_EVENT, "status": {"type": "Unavailable"}}]},
    ),
]


@pytest.mark.parametrize(("old", "expected"), CALENDARS)
def test_old_calendar_moves_to_the_top(old: dict[str, Any], expected: dict[str, Any]) -> None:
    document = body("event", calendar=old)
    del document["calendarType"]
    found = prepared("event", document)
    names = (
        "calendar", "timeSpans", "calendarType", "startDate", "endDate", "subEvent", "openingHoursClosedDays",
    )  # fmt: skip
    assert {name: found[name] for name in names if name in found} == expected


def test_missing_calendar_type_stays_missing_without_an_old_calendar() -> None:
    document = body("event")
    del document["calendarType"]
    assert faults("event", document) == [("/", "The required properties (calendarType) are missing")]


@pytest.mark.parametrize(
    "old", [{"id": PLACE}, PLACE, f"{BASE}/place/{PLACE}", {"@id": f"{BASE}/place/{PLACE}"}]
)
def test_old_location_becomes_a_link(old: Any) -> None:
    assert faults("event", body("event", location=old)) == []


def test_online_event_without_location_is_at_the_nil_place() -> None:
    online = body("event", attendanceMode="online")
    del online["location"]
    assert prepared("event", online)["location"] == {"@id": f"{BASE}/places/{NIL}"}
    assert faults("event", online) == []


def test_flat_address_is_in_the_main_language() -> None:
    flat = body("place", address=MUSEUM_BODY["address"]["nl"])
    assert prepared("place", flat)["address"] == MUSEUM_BODY["address"]
    assert prepared("organizer", {**HOUSE, "address": flat["address"]})["address"] == MUSEUM_BODY["address"]


def test_old_organizer() -> None:
    old = {
        "mainLanguage": "nl",
        "name": "Cultuurhuis Noord",
        "website": HOUSE["url"],
        "contact": [{"type": "phone", "value": "09 000 00 00"}, {"type": "email", "value": "a@b.be"}],
    }
    assert prepared("organizer", old) == {
        **HOUSE,
        "contactPoint": {"phone": ["09 000 00 00"], "email": ["a@b.be"], "url": []},
    }


@pytest.mark.parametrize("entry", [{"type": "fax", "value": "1"}, {"type": "phone"}, {"value": "1"}, "09", 5])
def test_old_contact_that_is_none_stays(entry: Any) -> None:
    assert contact_point([{"type": "phone", "value": "1"}, entry]) is None
    document = {**HOUSE, "contact": [entry]}
    assert prepared("organizer", document) == document


TERMS: list[tuple[str, list[dict[str, Any]], list[tuple[str, str]]]] = [
    (
        "event",
        [{"id": CONCERT}, {"id": "x"}],
        [("/terms/1/id", "The term x does not exist or is not supported")],
    ),
    ("event", [{"id": MUSEUM}], [("/terms/0/id", f"The term {MUSEUM} does not exist or is not supported")]),
    ("place", [{"id": CONCERT}], [("/terms/0/id", f"The term {CONCERT} does not exist or is not supported")]),
    (
        "place",
        [{"id": MUSEUM}, {"id": POP}],
        [("/terms/1/id", f"The term {POP} does not exist or is not supported")],
    ),
    ("event", [{"id": CONCERT}, {"id": ""}], [("/terms/1/id", "Category ID should not be empty.")]),
    (
        "event",
        [{"id": "reg.1", "domain": "flandersregion"}, {"id": CONCERT, "label": "?", "domain": "theme"}],
        [],
    ),
    (
        "event",
        [{"id": "reg.1", "domain": "municipal"}, {"id": "x"}],
        [("/terms/1/id", "The term x does not exist or is not supported")],
    ),
]


@pytest.mark.parametrize(("kind", "terms", "expected"), TERMS)
def test_terms(kind: str, terms: list[dict[str, Any]], expected: list[tuple[str, str]]) -> None:
    assert faults(kind, body(kind, terms=terms)) == expected


def test_texts_of_an_image_come_from_its_upload() -> None:
    url = f"{BASE}/images/{IMAGE}"
    found = prepared("event", body("event", mediaObject=[{"@id": url, "description": "Eigen"}]))
    assert found["mediaObject"] == [
        {"description": "Eigen", "copyrightHolder": "De Sluis", "inLanguage": "nl", "@id": url}
    ]


def test_base_price_has_one_name() -> None:
    found = prepared(
        "event", body("event", priceInfo=[{"category": "base", "price": 5, "name": {"nl": "Volle prijs"}}])
    )
    assert found["priceInfo"][0]["name"] == {
        "nl": "Basistarief",
        "fr": "Tarif de base",
        "en": "Base tariff",
        "de": "Basisrate",
    }


def test_empty_description_is_ignored() -> None:
    assert "description" not in prepared("event", body("event", description={"nl": ""}))
    assert prepared("event", body("event", description={"nl": "", "fr": "x"}))["description"] == {"fr": "x"}


def test_imports_are_always_published() -> None:
    found = prepare("event", body("event", workflowStatus="DRAFT"), WORLD, imported=True)
    assert found.document["workflowStatus"] == "READY_FOR_VALIDATION"
    assert "workflowStatus" not in prepare("organizer", HOUSE, WORLD, imported=True).document


def test_the_body_is_not_changed() -> None:
    document = body(
        "event", name="Avond", calendar={"timeSpans": [SPAN]}, priceInfo=[{"category": "base", "price": 1}]
    )
    before = deepcopy(document)
    prepare("event", document, WORLD)
    assert document == before


def test_references_of_a_raw_body() -> None:
    found = references(
        body(
            "event",
            organizer={"@id": f"{BASE}/organizers/{ORGANIZER}/"},
            mediaObject=[{"@id": f"{BASE}/images/{IMAGE}"}, {}, 5],
            labels=[" aa ", 4],
            hiddenLabels=["bb"],
        )
    )
    assert (found.place, found.organizer, found.images) == (PLACE, ORGANIZER, (IMAGE,))
    assert found.labels == (("aa", True), ("bb", False))
    assert references({"location": UNKNOWN}).place == UNKNOWN
    assert references({"location": {"id": UNKNOWN}}).place == UNKNOWN
    assert references([1]).place is None
