# SPDX-License-Identifier: EUPL-1.2
"""Rules of calendars in whole documents: texts and pointers."""

from typing import Any

import pytest

from foyer.blocks.offers.tests.rules.world import body, faults, sub_event

PERIOD = {"startDate": "2026-07-01T00:00:00+02:00", "endDate": "2026-08-31T00:00:00+02:00"}
HOURS = [{"opens": "10:00", "closes": "18:00", "dayOfWeek": ["monday"]}]


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

ROWS: list[tuple[str, str, dict[str, Any], list[tuple[str, str]]]] = [
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
]


@pytest.mark.parametrize(
    ("kind", "changed", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_faults(kind: str, changed: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert faults(kind, body(kind, **changed)) == expected
