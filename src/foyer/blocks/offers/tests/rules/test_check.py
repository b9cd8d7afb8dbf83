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
)

ONLINE = {"location": {"@id": f"{BASE}/places/{NIL}"}, "attendanceMode": "online"}
BASE_PRICE = {"category": "base", "price": 10}
PERIOD = {"startDate": "2026-07-01T00:00:00+02:00", "endDate": "2026-08-31T00:00:00+02:00"}
HOURS = [{"opens": "10:00", "closes": "18:00", "dayOfWeek": ["monday"]}]


def tariff(**name: str) -> dict[str, Any]:
    return {"category": "tariff", "price": 5, "name": name}


def sub_event(**changed: Any) -> dict[str, Any]:
    return {
        "calendarType": "single",
        "subEvent": [
            {"startDate": "2026-07-06T09:00:00+02:00", "endDate": "2026-07-06T16:00:00+02:00", **changed}
        ],
    }


def closed(first: str, last: str) -> dict[str, Any]:
    return {"openingHoursClosedDays": [{"startDate": first, "endDate": last}]}


def adjusted(*days: tuple[str, str]) -> dict[str, Any]:
    return {
        "openingHoursAdjustedDays": [
            {"startDate": first, "endDate": last, "openingHours": HOURS} for first, last in days
        ]
    }


PERIODIC = {"calendarType": "periodic", **PERIOD, "openingHours": HOURS}
TOO_LATE = "endDate should not be before startDate"
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
        "period",
        "event",
        {"calendarType": "periodic", "startDate": PERIOD["endDate"], "endDate": PERIOD["startDate"]},
        [("/endDate", TOO_LATE)],
    ),
    (
        "sub-event",
        "event",
        sub_event(endDate="2026-07-05T09:00:00+02:00"),
        [("/subEvent/0/endDate", TOO_LATE)],
    ),
    ("sub-event that ends at once", "event", sub_event(endDate="2026-07-06T09:00:00+02:00"), []),
    (
        "hours",
        "event",
        {"openingHours": [{"opens": "10:00", "closes": "9:59", "dayOfWeek": ["monday"]}]},
        [("/openingHours/0/closes", "closes should not be before opens")],
    ),
    (
        "care starts too late",
        "event",
        sub_event(childcare={"start": "09:00"}),
        [("/subEvent/0/childcare/start", "childcare.start must be before the time portion of startDate")],
    ),
    (
        "care ends too early",
        "event",
        sub_event(childcare={"end": "16:00"}),
        [("/subEvent/0/childcare/end", "childcare.end must be after the time portion of endDate")],
    ),
    (
        "care runs backwards",
        "event",
        sub_event(
            startDate="2026-07-06T19:00:00+02:00",
            endDate="2026-07-07T06:00:00+02:00",
            childcare={"start": "18:00", "end": "7:00"},
        ),
        [("/subEvent/0/childcare", '"18:00" must be before "07:00".')],
    ),
    (
        "care in Brussels time",
        "event",
        sub_event(startDate="2026-07-06T08:00:00Z", childcare={"start": "9:30"}),
        [],
    ),
    (
        "care in Brussels time, too late",
        "event",
        sub_event(startDate="2026-07-06T07:00:00Z", childcare={"start": "9:30"}),
        [("/subEvent/0/childcare/start", "childcare.start must be before the time portion of startDate")],
    ),
    (
        "care before hours",
        "event",
        {"openingHours": [{**HOURS[0], "childcare": {"start": "10:00", "end": "18:00"}}]},
        [
            ("/openingHours/0/childcare/start", "childcare.start must be before opens"),
            ("/openingHours/0/childcare/end", "childcare.end must be after closes"),
        ],
    ),
    (
        "more remaining than there are",
        "event",
        sub_event(bookingAvailability={"remainingCapacity": 5, "capacity": 4}),
        [
            (
                "/subEvent/0/bookingAvailability/remainingCapacity",
                "remainingCapacity must be less than or equal to capacity",
            )
        ],
    ),
    (
        "more remaining than there are at the top",
        "event",
        sub_event(bookingAvailability={"remainingCapacity": 5})
        | {"bookingAvailability": {"type": "Available", "capacity": 4}},
        [
            (
                "/subEvent/0/bookingAvailability/remainingCapacity",
                "remainingCapacity must be less than or equal to capacity",
            )
        ],
    ),
    (
        "closed backwards",
        "place",
        closed("2026-12-26", "2026-12-25"),
        [("/openingHoursClosedDays/0/endDate", TOO_LATE)],
    ),
    (
        "closed before the period",
        "place",
        PERIODIC | closed("2026-06-30", "2026-07-01"),
        [
            (
                "/openingHoursClosedDays/0/startDate",
                "the start date of a closed day should not be before the calendar start date",
            )
        ],
    ),
    (
        "closed after the period",
        "place",
        PERIODIC | closed("2026-08-31", "2026-09-01"),
        [
            (
                "/openingHoursClosedDays/0/endDate",
                "the end date of a closed day should not be after the calendar end date",
            )
        ],
    ),
    (
        "adjusted backwards",
        "place",
        adjusted(("2026-12-26", "2026-12-25")),
        [("/openingHoursAdjustedDays/0/endDate", "startDate should not be later than endDate")],
    ),
    (
        "adjusted before the period",
        "place",
        PERIODIC | adjusted(("2026-06-30", "2026-07-01")),
        [
            (
                "/openingHoursAdjustedDays/0/startDate",
                "the start date of adjusted opening hours should not be before the calendar start date",
            )
        ],
    ),
    (
        "adjusted after the period",
        "place",
        PERIODIC | adjusted(("2026-08-31", "2026-09-01")),
        [
            (
                "/openingHoursAdjustedDays/0/endDate",
                "the end date of adjusted opening hours should not be after the calendar end date",
            )
        ],
    ),
    (
        "adjusted days overlap",
        "place",
        adjusted(("2026-07-10", "2026-07-20"), ("2026-07-01", "2026-07-10")),
        [("/openingHoursAdjustedDays/0/startDate", "adjusted opening hours entries must not overlap")],
    ),
    (
        "adjusted days touch",
        "place",
        adjusted(("2026-07-11", "2026-07-20"), ("2026-07-01", "2026-07-10")),
        [],
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
