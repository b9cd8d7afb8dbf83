# SPDX-License-Identifier: EUPL-1.2
"""Opening hours as moments, against a slow and simple reckoning, over both changes of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.rules.calendar.intervals import (
    LONGEST_WALK,
    MOST_SLOTS,
    WEEKDAYS,
    moves_on,
    slots,
    walk,
)
from foyer.blocks.offers.rules.moments import AMSTERDAM, BRUSSELS

DAILY = list(WEEKDAYS)


def periodic(start: str, end: str, hours: list[dict[str, Any]] | None, **days: Any) -> Calendar:
    document: dict[str, Any] = {"calendarType": "periodic", "startDate": start, "endDate": end, **days}
    if hours is not None:
        document["openingHours"] = hours
    return Calendar.requested(document, "place").settled()


def found(calendar: Calendar, start: str, end: str) -> list[tuple[str, str]]:
    window = datetime.fromisoformat(start), datetime.fromisoformat(end)
    return [
        (item.start.strftime("%m-%d %H:%M"), item.end.strftime("%m-%d %H:%M"))
        for item in calendar.intervals(*window)
        if item.start is not None and item.end is not None
    ]


def test_slots_follow_the_clocks_of_brussels() -> None:
    hours = [{"opens": "09:00", "closes": "17:00", "dayOfWeek": ["sunday"]}]
    calendar = periodic("2026-03-15T00:00:00+01:00", "2026-12-31T23:59:59+01:00", hours)
    assert found(calendar, "2026-03-20T00:00:00Z", "2026-04-01T00:00:00Z") == [
        ("03-22 08:00", "03-22 16:00"),
        ("03-29 07:00", "03-29 15:00"),
    ]


def test_the_day_of_an_end_at_midnight_is_not_reached() -> None:
    hours = [{"opens": "10:00", "closes": "11:00", "dayOfWeek": DAILY}]
    excluded = periodic("2026-07-01T00:00:00+02:00", "2026-07-03T00:00:00+02:00", hours)
    included = periodic("2026-07-01T00:00:00+02:00", "2026-07-03T23:59:59+02:00", hours)
    window = "2026-06-01T00:00:00Z", "2026-08-01T00:00:00Z"
    assert [day[:5] for day, _ in found(excluded, *window)] == ["07-01", "07-02"]
    assert [day[:5] for day, _ in found(included, *window)] == ["07-01", "07-02", "07-03"]


def test_closed_wins_over_adjusted_and_adjusted_over_regular() -> None:
    calendar = periodic(
        "2026-07-06T00:00:00+02:00",
        "2026-07-12T23:59:59+02:00",
        [{"opens": "10:00", "closes": "12:00", "dayOfWeek": ["monday", "tuesday", "wednesday", "thursday"]}],
        openingHoursClosedDays=[{"startDate": "2026-07-08", "endDate": "2026-07-08"}],
        openingHoursAdjustedDays=[
            {
                "startDate": "2026-07-07",
                "endDate": "2026-07-11",
                "openingHours": [
                    {"opens": "14:00", "closes": "15:00", "dayOfWeek": ["tuesday", "wednesday", "saturday"]}
                ],
            }
        ],
    )
    assert found(calendar, "2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z") == [
        ("07-06 08:00", "07-06 10:00"),
        ("07-07 12:00", "07-07 13:00"),
        ("07-11 12:00", "07-11 13:00"),
    ]


def test_slots_over_midnight_vanish() -> None:
    hours = [{"opens": "20:00", "closes": "02:00", "dayOfWeek": DAILY}]
    calendar = periodic("2026-07-01T00:00:00+02:00", "2026-07-03T00:00:00+02:00", hours)
    assert found(calendar, "2026-06-01T00:00:00Z", "2026-08-01T00:00:00Z") == []


def test_permanent_without_hours_is_always() -> None:
    calendar = Calendar.requested({"calendarType": "permanent"})
    always = calendar.intervals(datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC))
    assert [(item.start, item.end, item.status.type) for item in always] == [(None, None, "Available")]


def test_sub_events_within_the_window_in_order() -> None:
    items = [
        {"startDate": f"2026-07-0{day}T09:00:00+02:00", "endDate": f"2026-07-0{day}T10:00:00+02:00"}
        for day in (3, 1, 2)
    ]
    calendar = Calendar.requested({"calendarType": "multiple", "subEvent": items}).settled()
    assert found(calendar, "2026-07-01T08:00:00Z", "2026-07-02T07:00:00Z") == [
        ("07-01 07:00", "07-01 08:00"),
        ("07-02 07:00", "07-02 08:00"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "first"),
    [
        ("0001-01-02", "9999-12-30", date(2026, 1, 1).toordinal() - LONGEST_WALK // 2),
        ("2020-01-01", "9999-12-30", date(2020, 1, 1).toordinal()),
        ("0001-01-02", "2030-01-01", date(2030, 1, 1).toordinal() - LONGEST_WALK),
    ],
)
def test_a_period_without_reasonable_ends_is_cut_around_the_window(start: str, end: str, first: int) -> None:
    hours = [{"opens": "10:00", "closes": "12:00", "dayOfWeek": DAILY}]
    calendar = periodic(f"{start}T00:00:00+00:00", f"{end}T00:00:00+00:00", hours)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert walk(calendar, now, now) == (first, first + LONGEST_WALK - 1)
    assert len(calendar.intervals(now, now + timedelta(days=7))) == 7


def test_days_follow_the_window_where_there_are_too_many() -> None:
    start, longest = datetime(2000, 1, 1, tzinfo=UTC), timedelta(days=LONGEST_WALK)
    ends = {start + longest: False, start + longest + timedelta(seconds=1): True}
    for end, expected in ends.items():
        calendar = periodic(start.isoformat(), end.isoformat(), [])
        windows = (datetime(year, 1, 1, tzinfo=UTC) for year in (2026, 2030))
        walked = {walk(calendar, window, window) for window in windows}
        assert (moves_on(calendar), len(walked) > 1) == (expected, expected)
    assert moves_on(Calendar.requested({"calendarType": "permanent"}).settled())


def test_thousands_of_hours_a_day_are_cut() -> None:
    hours = [{"opens": "10:00", "closes": "12:00", "dayOfWeek": DAILY}] * 1_000
    calendar = periodic("2026-01-01T00:00:00+01:00", "2027-01-01T00:00:00+01:00", hours)
    first, last = walk(calendar, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
    assert len(list(slots(calendar, first, last, BRUSSELS))) == MOST_SLOTS


def test_many_closed_periods_cost_no_more_than_their_days() -> None:
    hours = [{"opens": "10:00", "closes": "12:00", "dayOfWeek": DAILY}]
    period = {"startDate": "2000-01-02", "endDate": "2050-01-01"}
    calendar = periodic(
        "2000-01-01T00:00:00+01:00",
        "2050-01-03T00:00:00+01:00",
        hours,
        openingHoursClosedDays=[period] * 5_000,
    )
    assert [day for day, _ in found(calendar, "1999-01-01T00:00:00Z", "2051-01-01T00:00:00Z")] == [
        "01-01 09:00",
        "01-02 09:00",
    ]


def simple(calendar: Calendar, first: date, days: int, zone: Any) -> list[tuple[int, int]]:
    """Reckon slots with nothing but the standard library, a day at a time."""
    result = []
    for day in (first + timedelta(days=number) for number in range(days)):
        name = WEEKDAYS[day.weekday()]
        hours: Any = calendar.hours or ()
        adjusted = [item for item in calendar.adjusted if item.first <= day <= item.last]
        if adjusted:
            hours = adjusted[0].hours
        if any(item.first <= day <= item.last for item in calendar.closed):
            hours = ()
        for slot in hours:
            if name in slot.days:
                opens, closes = (
                    datetime.combine(day, time.fromisoformat(clock), zone)
                    for clock in (slot.opens, slot.closes)
                )
                if opens.timestamp() <= closes.timestamp():
                    result.append((int(opens.timestamp()), int(closes.timestamp())))
    return result


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CLOCK = st.builds(lambda hour, minute: f"{hour:02}:{minute:02}", st.integers(0, 23), st.integers(0, 59))
HOURS = st.fixed_dictionaries(
    {
        "opens": CLOCK,
        "closes": CLOCK,
        "dayOfWeek": st.lists(st.sampled_from(WEEKDAYS), min_size=1, unique=True),
    }
)
PERIODS = st.builds(
    lambda start, days: {
        "startDate": start.isoformat(),
        "endDate": (start + timedelta(days=days)).isoformat(),
    },
    DAYS,
    st.integers(0, 40),
)


@given(
    DAYS,
    st.integers(1, 400),
    st.lists(HOURS, max_size=3),
    st.lists(PERIODS, max_size=2),
    PERIODS,
    st.lists(HOURS, min_size=1, max_size=2),
    st.sampled_from([BRUSSELS, AMSTERDAM]),
)
def test_slots_are_those_of_the_simple_reckoning(
    first: date, days: int, hours: Any, closed: Any, period: Any, other: Any, zone: Any
) -> None:
    start = datetime.combine(first, time(), BRUSSELS).isoformat()
    calendar = periodic(
        start,
        (datetime.fromisoformat(start) + timedelta(days=days)).isoformat(),
        hours,
        openingHoursClosedDays=closed,
        openingHoursAdjustedDays=[{**period, "openingHours": other}],
    )
    span = walk(calendar, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
    assert span == (first.toordinal(), first.toordinal() + days - 1)
    reckoned = [slot[:2] for slot in slots(calendar, *span, zone)]
    assert reckoned == simple(calendar, first, days, zone)
