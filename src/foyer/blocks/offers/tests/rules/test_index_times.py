# SPDX-License-Identifier: EUPL-1.2
"""Index documents: when an offer takes place."""

from datetime import UTC, datetime
from typing import Any

import pytest

from foyer.blocks.offers.rules.index.times import NESTED, time_fields
from foyer.blocks.offers.rules.moments import read, seconds
from foyer.blocks.offers.tests.rules.world import NOW

HOURS = [{"opens": "10:00", "closes": "18:00", "dayOfWeek": ["monday", "tuesday"]}]


def at(text: str) -> int:
    return seconds(read(text))


def fields(
    calendar_type: str | None, kind: str = "event", now: datetime = NOW, **document: Any
) -> dict[str, Any]:
    if calendar_type is not None:
        document["calendarType"] = calendar_type
    return time_fields(kind, document, now)


def period(start: str, end: str) -> dict[str, str]:
    return {"startDate": start, "endDate": end}


def item(day: int, start: str, end: str, nights: int = 0, **more: Any) -> dict[str, Any]:
    return period(f"2026-07-{day:02}T{start}:00+02:00", f"2026-07-{day + nights:02}T{end}:00+02:00") | more


def test_all_ranges_not_the_span() -> None:
    found = fields("multiple", subEvent=[item(6, "09:00", "12:00"), item(9, "09:00", "12:00")])
    assert found["dateRange"] == [
        (at("2026-07-06T09:00:00+02:00"), at("2026-07-06T12:00:00+02:00")),
        (at("2026-07-09T09:00:00+02:00"), at("2026-07-09T12:00:00+02:00")),
    ]
    assert found["localTimeRange"] == [(900, 1200)]


@pytest.mark.parametrize(
    ("nights", "expected"),
    [(0, [(2000, 2330)]), (1, [(2000, 2359), (0, 2330)]), (2, [(2000, 2359), (0, 2330), (0, 2359)])],
)
def test_local_times(nights: int, expected: Any) -> None:
    assert fields("single", subEvent=[item(6, "20:00", "23:30", nights)])["localTimeRange"] == expected


def test_local_times_are_those_of_brussels() -> None:
    days = period("2026-01-05T19:00:00Z", "2026-01-05T21:00:00Z")
    assert fields("single", subEvent=[days])["localTimeRange"] == [(2000, 2200)]


def test_sub_event_that_ends_before_it_starts_is_left_out() -> None:
    found = fields("single", subEvent=[item(6, "12:00", "09:00")])
    assert not {"dateRange", "localTimeRange", "subEvent"} & found.keys()
    assert found["status"] == ["Available"]


def test_facts_of_sub_events() -> None:
    found = fields(
        "multiple",
        status={"type": "TemporarilyUnavailable"},
        bookingAvailability={"type": "Unavailable"},
        subEvent=[
            item(6, "09:00", "12:00", status={"type": "Available"}, overnight=True),
            item(
                7, "09:00", "12:00", bookingAvailability={"type": "Available"}, childcare={"start": "08:00"}
            ),
        ],
    )
    assert (found["status"], found["bookingAvailability"]) == (["TemporarilyUnavailable"], ["Unavailable"])
    assert (found["hasOvernight"], found["hasChildcare"]) == ([True], [True])
    kept = [
        {name: value for name, value in day.items() if not name.endswith("Range")}
        for day in found["subEvent"]
    ]
    assert kept == [
        {
            "status": "Available",
            "bookingAvailability": "Unavailable",
            "hasChildcare": False,
            "hasOvernight": True,
        },
        {
            "status": "TemporarilyUnavailable",
            "bookingAvailability": "Available",
            "hasChildcare": True,
            "hasOvernight": False,
        },
    ]


def test_periodic_without_hours_is_one_range() -> None:
    dates = period("2026-07-01T00:00:00+02:00", "2026-08-01T00:00:00+02:00")
    assert fields("periodic", **dates)["dateRange"] == [(at(dates["startDate"]), at(dates["endDate"]))]


def test_periodic_with_hours_is_a_range_a_slot() -> None:
    dates = period("2026-07-06T00:00:00+02:00", "2026-07-13T00:00:00+02:00")
    found = fields("periodic", openingHours=HOURS, **dates)
    assert found["dateRange"] == [
        (at("2026-07-06T10:00:00+02:00"), at("2026-07-06T18:00:00+02:00")),
        (at("2026-07-07T10:00:00+02:00"), at("2026-07-07T18:00:00+02:00")),
    ]
    assert found["localTimeRange"] == [(1000, 1800)]
    assert found["recurringOnDayOfWeek"] == []


def test_permanent_with_hours_rolls_with_the_moment_of_indexing() -> None:
    found = fields("permanent", openingHours=HOURS, now=datetime(2026, 8, 31, 12, tzinfo=UTC))
    first, last = found["dateRange"][0], found["dateRange"][-1]
    assert first == (at("2026-03-03T10:00:00+01:00"), at("2026-03-03T18:00:00+01:00"))
    assert last == (at("2027-08-30T10:00:00+02:00"), at("2027-08-30T18:00:00+02:00"))
    assert found["recurringOnDayOfWeek"] == ["monday", "tuesday"]


def test_permanent_without_hours_matches_any_date() -> None:
    found = fields("permanent")
    assert (found["dateRange"], found["localTimeRange"]) == ([(None, None)], [(None, None)])
    assert found["subEvent"][0]["dateRange"] == (None, None)


def test_hours_without_slots_give_no_dates() -> None:
    found = fields("permanent", openingHours=[])
    assert "dateRange" not in found
    assert found["recurringOnDayOfWeek"] == []


def test_adjusted_days_without_hours_only_recur() -> None:
    adjusted = [{"startDate": "2026-07-01", "endDate": "2026-07-31", "openingHours": HOURS}]
    found = fields("permanent", openingHoursAdjustedDays=adjusted)
    assert found["dateRange"] == [(None, None)]
    assert found["recurringOnDayOfWeek"] == ["monday", "tuesday"]


def test_slots_of_the_netherlands() -> None:
    address = {"nl": {"addressCountry": "NL"}}
    dates = period("1939-07-03T00:00:00+00:20", "1939-07-04T00:00:00+00:20")
    in_amsterdam = fields("periodic", "place", openingHours=HOURS, address=address, **dates)["dateRange"]
    in_brussels = fields("periodic", "place", openingHours=HOURS, **dates)["dateRange"]
    assert in_amsterdam != in_brussels


@pytest.mark.parametrize(
    "document",
    [
        {"calendar_type": "periodic", "openingHours": HOURS},
        {"calendar_type": "single"},
        {"calendar_type": None, "startDate": "2026-07-01T00:00:00Z", "endDate": "2026-07-02T00:00:00Z"},
    ],
)
def test_calendars_without_dates(document: dict[str, Any]) -> None:
    assert not {"dateRange", "localTimeRange", "subEvent"} & fields(**document).keys()


@pytest.mark.parametrize(
    ("calendar_type", "days", "expected"),
    [
        ("multiple", [(6, 0), (13, 0), (20, 0)], []),
        ("multiple", [(6, 0), (13, 0), (20, 0), (27, 0)], ["monday"]),
        ("multiple", [(6, 0), (6, 0), (13, 0), (20, 0)], []),
        (
            "multiple",
            [(1, 28)],
            ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        ),
        ("single", [(1, 28)], []),
    ],
)
def test_recurring(calendar_type: str, days: list[tuple[int, int]], expected: list[str]) -> None:
    items = [item(day, "09:00", "10:00", nights) for day, nights in days]
    assert fields(calendar_type, subEvent=items)["recurringOnDayOfWeek"] == expected


def test_nested_sub_events_are_bounded() -> None:
    items = [item(1 + number % 28, "09:00", "10:00") for number in range(NESTED + 100)]
    found = fields("multiple", subEvent=items)
    assert (len(found["subEvent"]), len(found["dateRange"])) == (NESTED, NESTED + 100)
