# SPDX-License-Identifier: EUPL-1.2
"""Further rules of whole documents: texts, pointers and order of the steps."""

from typing import Any

import pytest

from foyer.blocks.offers.tests.rules.world import (
    BASE,
    CAMP,
    IMAGE,
    ITEM,
    NIL,
    PLACE,
    SINGLE,
    UNKNOWN,
    body,
    checked,
    faults,
    sub_event,
)

ONLINE = {"location": {"@id": f"{BASE}/places/{NIL}"}, "attendanceMode": "online"}


def tariff(**name: str) -> dict[str, Any]:
    return {"category": "tariff", "price": 5, "name": name}


BASE_PRICE = {"category": "base", "price": 10}
MAIN = "A value in the mainLanguage (nl) is required."

ROWS: list[tuple[str, str, dict[str, Any], list[tuple[str, str]]]] = [
    (
        "image without uuid",
        "event",
        {"mediaObject": [{"@id": "https://a.be/x.png"}]},
        [("/mediaObject/0/@id", 'Image with @id "https://a.be/x.png" does not exist.')],
    ),
    (
        "unknown image",
        "event",
        {"mediaObject": [{"@id": f"{BASE}/images/{IMAGE}"}, {"@id": f"{BASE}/images/{UNKNOWN}"}]},
        [
            (
                "/mediaObject/1/@id",
                f'Image with @id "{BASE}/images/{UNKNOWN}" (id "{UNKNOWN}") does not exist.',
            )
        ],
    ),
    (
        "unknown image of an organizer",
        "organizer",
        {"images": [{"@id": f"{BASE}/images/{UNKNOWN}"}]},
        [("/images/0/@id", f'Image with @id "{BASE}/images/{UNKNOWN}" (id "{UNKNOWN}") does not exist.')],
    ),
    (
        "offline at the nil place",
        "event",
        {"location": ONLINE["location"]},
        [("/attendanceMode", 'Attendance mode "offline" needs to have a real location.')],
    ),
    (
        "mixed at the nil place",
        "event",
        {"location": ONLINE["location"], "attendanceMode": "mixed"},
        [("/attendanceMode", 'Attendance mode "mixed" needs to have a real location.')],
    ),
    (
        "online at a place",
        "event",
        {"attendanceMode": "online"},
        [("/attendanceMode", 'Attendance mode "online" needs to have an online location.')],
    ),
    ("online", "event", ONLINE, []),
    (
        "ages",
        "event",
        {"typicalAgeRange": "9-8"},
        [("/typicalAgeRange", '"From" age should not be greater than the "to" age.')],
    ),
    (
        "ages of a place",
        "place",
        {"typicalAgeRange": "9-8"},
        [("/typicalAgeRange", '"From" age should not be greater than the "to" age.')],
    ),
    ("same age", "event", {"typicalAgeRange": "9-9"}, []),
    ("huge ages", "event", {"typicalAgeRange": "9" * 5000 + "-"}, []),
    (
        "capacity of a permanent event",
        "event",
        {"bookingAvailability": {"type": "Available", "capacity": 3}},
        [
            (
                "/bookingAvailability/capacity",
                "capacity is not supported on events with a permanent or periodic calendar.",
            )
        ],
    ),
    (
        "capacity of a permanent place",
        "place",
        {"bookingAvailability": {"type": "Available", "capacity": 3}},
        [],
    ),
    (
        "booking period",
        "event",
        {
            "bookingInfo": {
                "availabilityStarts": "2026-02-01T00:00:00+01:00",
                "availabilityEnds": "2026-01-01T00:00:00+01:00",
            }
        },
        [("bookingInfo/availabilityEnds", "availabilityEnds should not be before availabilityStarts")],
    ),
    (
        "label in both lists",
        "event",
        {"labels": ["Aa", "bb"], "hiddenLabels": ["cc", "aA"]},
        [("/labels/0", 'Label "Aa" cannot be both in labels and hiddenLabels properties.')],
    ),
    (
        "tariffs",
        "event",
        {"priceInfo": [BASE_PRICE, tariff(nl="Kind"), tariff(nl=" Kind ", fr="Enfant")]},
        [("/priceInfo/2/name/nl", 'Tariff name "Kind" must be unique.')],
    ),
    (
        "tariff with the name of the base",
        "event",
        {"priceInfo": [BASE_PRICE, tariff(nl="Basistarief")]},
        [("/priceInfo/1/name/nl", 'Tariff name "Basistarief" must be unique.')],
    ),
    (
        "remaining at the top",
        "event",
        sub_event() | {"bookingAvailability": {"type": "Available", "remainingCapacity": 3}},
        [
            (
                "/bookingAvailability/remainingCapacity",
                "remainingCapacity is not supported on the top-level bookingAvailability..",
            )
        ],
    ),
    (
        "main language",
        "event",
        {
            "name": {"fr": "x"},
            "description": {"fr": "x"},
            "priceInfo": [BASE_PRICE, tariff(fr="Enfant")],
            "bookingInfo": {"urlLabel": {"fr": "x"}},
            "status": {"type": "Unavailable", "reason": {"fr": "x"}},
        },
        [
            ("/name", MAIN),
            ("/description", MAIN),
            ("/bookingInfo/urlLabel", MAIN),
            ("/priceInfo/1/name", MAIN),
            ("/status/reason", MAIN),
        ],
    ),
    (
        "a reason without text",
        "place",
        {"status": {"type": "Unavailable", "reason": {}}},
        [("/status/reason", MAIN)],
    ),
    (
        "main language of an organizer",
        "organizer",
        {
            "educationalDescription": {"fr": "x"},
            "address": {
                "fr": {
                    "addressCountry": "BE",
                    "addressLocality": "a",
                    "postalCode": "1",
                    "streetAddress": "b",
                }
            },
        },
        [("/address", MAIN), ("/educationalDescription", MAIN)],
    ),
    (
        "birth dates",
        "event",
        {"birthdateRange": {"from": "2018-01-01", "to": "2017-01-01"}},
        [("/birthdateRange", '"From" birthdate should not be greater than the "to" birthdate.')],
    ),
    (
        "unknown place",
        "event",
        {"location": {"@id": f"{BASE}/places/{UNKNOWN}"}},
        [("/location", f'The location with id "{UNKNOWN}" was not found.')],
    ),
    (
        "online url of an offline event",
        "event",
        {"onlineUrl": "https://a.be"},
        [("/onlineUrl", "An onlineUrl can not be used in combination with an offline attendanceMode.")],
    ),
    (
        "unknown organizer",
        "place",
        {"organizer": {"@id": f"{BASE}/organizers/{UNKNOWN}"}},
        [("/organizer", f'The organizer with id "{UNKNOWN}" was not found.')],
    ),
]


@pytest.mark.parametrize(
    ("kind", "changed", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_faults(kind: str, changed: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert faults(kind, body(kind, **changed)) == expected


PROBLEMS: list[tuple[dict[str, Any], str, str]] = [
    (
        {"typicalAgeRange": "6-12", "birthdateRange": {"from": "2016-01-01", "to": "2017-01-01"}},
        "cannot-combine-typical-age-and-birthdate-range",
        "An event cannot have both a typicalAgeRange and a birthdateRange.",
    ),
    (
        sub_event(overnight=True),
        "body/invalid-data",
        "overnight is only allowed when the event has term 0.57.0.0.0",
    ),
    (
        {"departurePlaces": [f"{BASE}/places/{PLACE}"]},
        "incompatible-audience-type",
        f'Departure places can only be set on events where "childrenOnly" is true. Event: {ITEM}',
    ),
]


@pytest.mark.parametrize(("changed", "kind", "detail"), PROBLEMS)
def test_problems(changed: dict[str, Any], kind: str, detail: str) -> None:
    problem = checked("event", body("event", **changed)).problem
    assert problem is not None
    assert problem.type.endswith(kind)
    assert (problem.status, problem.detail, dict(problem.extra)) == (400, detail, {})


def test_camps_may_last_overnight() -> None:
    assert faults("event", body("event", terms=[{"id": CAMP}], **sub_event(overnight=True))) == []


# Every step is broken at once; mending the first one must bring the next one to light.
ORDER: list[tuple[str, Any, str]] = [
    ("mediaObject", [{"@id": f"{BASE}/images/{UNKNOWN}"}], "/mediaObject/0/@id"),
    ("attendanceMode", "online", "/attendanceMode"),
    ("typicalAgeRange", "9-8", "/typicalAgeRange"),
    (
        "bookingInfo",
        {"availabilityStarts": "2026-02-01T00:00:00+01:00", "availabilityEnds": "2026-01-01T00:00:00+01:00"},
        "bookingInfo/availabilityEnds",
    ),
    ("subEvent", sub_event(endDate="2026-07-05T09:00:00+02:00")["subEvent"], "/subEvent/0/endDate"),
    ("hiddenLabels", ["aa"], "/labels/0"),
    ("priceInfo", [BASE_PRICE, tariff(nl="Basistarief")], "/priceInfo/1/name/nl"),
    (
        "bookingAvailability",
        {"type": "Available", "remainingCapacity": 1},
        "/bookingAvailability/remainingCapacity",
    ),
    ("description", {"fr": "x"}, "/description"),
    ("location", {"@id": f"{BASE}/places/{UNKNOWN}"}, "/location"),
    ("onlineUrl", "https://a.be", "/onlineUrl"),
    ("organizer", {"@id": f"{BASE}/organizers/{UNKNOWN}"}, "/organizer"),
]


def test_order_of_the_steps() -> None:
    sound = {**SINGLE, "labels": ["aa"]}
    broken = {**sound, **{name: value for name, value, _ in ORDER}}
    for name, _, pointer in ORDER:
        assert faults("event", broken)[0][0] == pointer
        broken = {key: value for key, value in broken.items() if key != name}
        if name in sound:
            broken[name] = sound[name]
    assert faults("event", broken) == []
