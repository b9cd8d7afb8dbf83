# SPDX-License-Identifier: EUPL-1.2
"""Index documents: fields, ages, availability, links."""

from datetime import date
from typing import Any

import pytest

from foyer.blocks.offers.rules.index import IndexDocument, Surroundings, index_document
from foyer.blocks.offers.rules.moments import read, seconds
from foyer.blocks.offers.tests.rules.world import (
    BASE,
    HOUSE,
    ITEM,
    NOW,
    ORGANIZER,
    PLACE,
    SINGLE,
    body,
    written,
)
from foyer.blocks.query.public import FIELDS, Type

AROUND = Surroundings(NOW, regions=("nis-44021", "nis-40000"))
UNREACHABLE = {"subEvent", "geo_point", "metadata.recommendationFor"}


def shown(kind: str, document: dict[str, Any], **spliced: Any) -> dict[str, Any]:
    return {**written(kind, document).document, **spliced}


def indexed(kind: str, document: dict[str, Any], around: Surroundings = AROUND) -> IndexDocument:
    return index_document(kind, document, around)


def at(text: str) -> int:
    return seconds(read(text))


LOCATION = {
    **shown("place", body("place")),
    "@id": f"{BASE}/places/{PLACE}",
    "labels": ["erfgoed"],
    "geo": {"latitude": 51.05, "longitude": 3.72},
    "duplicatedBy": [f"{BASE}/places/other"],
}
HOLDER = {**shown("organizer", HOUSE), "@id": f"{BASE}/organizers/{ORGANIZER}", "hiddenLabels": ["intern"]}


def test_event() -> None:
    document = shown(
        "event",
        {
            **SINGLE,
            "description": {"nl": "Tekst"},
            "labels": ["Jazz"],
            "hiddenLabels": ["intern"],
            "priceInfo": [{"category": "base", "price": 12.5}],
            "departurePlaces": [f"{BASE}/place/{PLACE}/"],
            "childrenOnly": True,
            "workflowStatus": "READY_FOR_VALIDATION",
        },
        location=LOCATION,
        organizer=HOLDER,
        modified="2026-06-02T00:00:00+00:00",
        production={"id": "p-1", "title": "Reeks", "otherEvents": []},
    )
    around = Surroundings(NOW, ("nis-44021",), None, ("a@b.be",), 7, (("e-2", 0.5),))
    start, end = at("2026-07-06T09:00:00+02:00"), at("2026-07-06T16:00:00+02:00")
    assert indexed("event", document, around) == {
        "@id": [f"{BASE}/events/{ITEM}"],
        "@type": ["Event"],
        "id": [ITEM],
        "name.nl": ["Avond aan het water"],
        "description.nl": ["Tekst"],
        "address.nl.addressCountry": ["BE"],
        "address.nl.addressLocality": ["Brussel"],
        "address.nl.postalCode": ["1000"],
        "address.nl.streetAddress": ["Molenstraat 12"],
        "labels": ["Jazz", "intern"],
        "terms.id": ["0.50.4.0.0"],
        "terms.label": ["Concert"],
        "typeIds": ["0.50.4.0.0"],
        "mainLanguage": ["nl"],
        "creator": ["user-1"],
        "workflowStatus": ["READY_FOR_VALIDATION"],
        "languages": ["nl", "fr", "en", "de"],
        "completedLanguages": ["nl"],
        "created": [seconds(NOW)],
        "modified": [at("2026-06-02T00:00:00Z")],
        "indexedAt": [seconds(NOW)],
        "completeness": [document["completeness"]],
        "contributors": ["a@b.be"],
        "regions": ["nis-44021"],
        "geo_point": [(51.05, 3.72)],
        "status": ["Available"],
        "bookingAvailability": ["Available"],
        "hasOvernight": [False],
        "hasChildcare": [False],
        "calendarType": ["single"],
        "recurringOnDayOfWeek": [],
        "dateRange": [(start, end)],
        "localTimeRange": [(900, 1600)],
        "subEvent": [
            {
                "dateRange": (start, end),
                "localTimeRange": [(900, 1600)],
                "status": "Available",
                "bookingAvailability": "Available",
                "hasChildcare": False,
                "hasOvernight": False,
            }
        ],
        "typicalAgeRange": [(0, None)],
        "allAges": [True],
        "birthdateRange": [(None, None)],
        "organizer.@type": ["Organizer"],
        "organizer.@id": [HOLDER["@id"]],
        "organizer.id": [ORGANIZER],
        "organizer.name.nl": ["Cultuurhuis Noord"],
        "organizer.labels": ["intern"],
        "location.@type": ["Place"],
        "location.@id": [LOCATION["@id"]],
        "location.id": [PLACE, "other"],
        "location.mainId": [PLACE],
        "location.name.nl": ["Museum van de Molen"],
        "location.labels": ["erfgoed"],
        "location.terms.id": ["GnPFp9uvOUyqhOckIFMKmg"],
        "location.terms.label": ["Museum of galerij"],
        "departurePlaces": [PLACE],
        "audienceType": ["everyone"],
        "childrenOnly": [True],
        "isDuplicate": [False],
        "mediaObjectsCount": [0],
        "videosCount": [0],
        "metadata.popularity": [7],
        "metadata.recommendationFor": [{"event": "e-2", "score": 0.5}],
        "price": [12.5],
        "attendanceMode": ["offline"],
        "production.id": ["p-1"],
        "productionCollapseValue": ["production-p-1"],
        "availableRange": [(seconds(NOW), end)],
        "availableTo": [end],
    }


def test_place() -> None:
    found = indexed(
        "place", shown("place", body("place"), duplicateOf=f"{BASE}/places/x", geo=LOCATION["geo"])
    )
    assert found["isDuplicate"] == [True]
    assert found["geo_point"] == [(51.05, 3.72)]
    assert found["global_address_identifier"] == ["museum_van_de_molen_molenstraat_12_1000_brussel_be"]
    assert found["unique_address_identifier"] == ["museum_van_de_molen_molenstraat_12_1000_brussel_be_user-1"]
    assert found["productionCollapseValue"] == [f"single-offer-{ITEM}"]
    assert found["dateRange"] == [(None, None)]
    assert found["localTimeRange"] == [(None, None)]
    assert found["availableTo"] == [at("2100-01-01T00:00:00Z")]
    assert not {"availableRange", "attendanceMode", "birthdateRange", "modified"} & found.keys()


def test_organizer() -> None:
    document = shown(
        "organizer", {**HOUSE, "url": "https://www.Noord.be/", "address": body("place")["address"]}
    )
    found = indexed("organizer", document)
    assert (found["url"], found["domain"], found["imagesCount"]) == (["noord.be"], ["noord.be"], [0])
    assert found["workflowStatus"] == ["ACTIVE"]
    assert found["regions"] == ["nis-44021", "nis-40000"]
    assert found["address.nl.postalCode"] == ["1000"]
    del document["workflowStatus"]
    assert indexed("organizer", document)["workflowStatus"] == ["ACTIVE"]


@pytest.mark.parametrize("kind", ["event", "place", "organizer"])
def test_names_and_types_are_those_of_the_query_language(kind: str) -> None:
    documents = {
        "event": shown("event", SINGLE, location=LOCATION, organizer=HOLDER),
        "place": shown("place", body("place"), organizer=HOLDER),
        "organizer": HOLDER,
    }
    pairs = dict.fromkeys((Type.DATE_RANGE, Type.INTEGER_RANGE, Type.DAY_RANGE), tuple)
    types = {Type.BOOLEAN: bool, Type.INTEGER: int, Type.DATE: int, Type.DECIMAL: float, **pairs}
    for name, values in indexed(kind, documents[kind]).items():
        if name in UNREACHABLE:
            continue
        field = FIELDS[name]
        assert kind in field.kinds, name
        for value in values:
            assert isinstance(value, types.get(field.type, str)), name


REFERENCE = "2026-07-06T09:00:00+02:00"
AGES: list[tuple[dict[str, Any], Any, Any, Any]] = [
    ({"typicalAgeRange": "8-9"}, (8, 9), False, (date(2016, 7, 7), date(2018, 7, 6))),
    ({"typicalAgeRange": "8-"}, (8, None), False, (None, date(2018, 7, 6))),
    ({"typicalAgeRange": "-"}, (0, None), True, (None, None)),
    (
        {"birthdateRange": {"from": "2017-01-01", "to": "2017-12-31"}},
        (8, 9),
        False,
        (date(2017, 1, 1), date(2017, 12, 31)),
    ),
    (
        {"typicalAgeRange": "6-7", "birthdateRange": {"from": "2017-01-01", "to": "2017-12-31"}},
        (6, 7),
        False,
        (date(2017, 1, 1), date(2017, 12, 31)),
    ),
    ({}, None, None, None),
]


@pytest.mark.parametrize(("properties", "ages", "everybody", "born"), AGES)
def test_ages(properties: dict[str, Any], ages: Any, everybody: Any, born: Any) -> None:
    document = {
        "@id": ITEM,
        "calendarType": "single",
        "startDate": REFERENCE,
        "endDate": REFERENCE,
        **properties,
    }
    found = indexed("event", document)
    assert found.get("typicalAgeRange") == (None if ages is None else [ages])
    assert found.get("allAges") == (None if everybody is None else [everybody])
    expected = None if born is None else [tuple(day.toordinal() if day else None for day in born)]
    assert found.get("birthdateRange") == expected


def test_ages_of_a_permanent_event_count_from_today() -> None:
    found = indexed("event", {"calendarType": "permanent", "typicalAgeRange": "0-0"})
    assert found["birthdateRange"] == [(date(2025, 6, 2).toordinal(), date(2026, 6, 1).toordinal())]


def test_places_have_ages_but_no_birth_dates() -> None:
    found = indexed("place", {"calendarType": "permanent", "typicalAgeRange": "6-12"})
    assert (found["typicalAgeRange"], found["allAges"], "birthdateRange" in found) == (
        [(6, 12)],
        [False],
        False,
    )


AVAILABILITY: list[tuple[dict[str, str], Any, Any]] = [
    ({}, None, None),
    ({"availableTo": REFERENCE}, None, at(REFERENCE)),
    ({"endDate": REFERENCE}, None, at(REFERENCE)),
    ({"availableFrom": REFERENCE}, (at(REFERENCE), None), None),
    ({"calendarType": "permanent"}, None, at("2100-01-01T00:00:00Z")),
    (
        {"availableFrom": "2026-07-07T00:00:00Z", "availableTo": REFERENCE},
        (at("2026-07-07T00:00:00Z"), at("2026-07-07T00:00:00Z")),
        at("2026-07-07T00:00:00Z"),
    ),
    (
        {"availableFrom": "2026-07-01T00:00:00Z", "availableTo": REFERENCE},
        (at("2026-07-01T00:00:00Z"), at(REFERENCE)),
        at(REFERENCE),
    ),
]


@pytest.mark.parametrize(("properties", "reach", "last"), AVAILABILITY)
def test_availability(properties: dict[str, str], reach: Any, last: Any) -> None:
    found = indexed("event", properties)
    assert found.get("availableRange") == (None if reach is None else [reach])
    assert found.get("availableTo") == (None if last is None else [last])


def test_old_documents() -> None:
    found = indexed(
        "event",
        {
            "@id": f"{BASE}/event/{ITEM}/",
            "name": "Avond",
            "status": "Unavailable",
            "created": "not a date",
            "performer": [{"name": "Koor"}, {}],
            "location": {"name": {"nl": "Zaal"}},
        },
    )
    assert (found["id"], found["name.nl"], found["status"]) == ([ITEM], ["Avond"], ["Unavailable"])
    assert found["performer_free_text.name"] == ["Koor"]
    assert "created" not in found
    assert "location.id" not in found
