# SPDX-License-Identifier: EUPL-1.2
"""Opening hours told as a week, against their slots one by one."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.offers.rules.calendar.intervals import slots, walk
from foyer.blocks.offers.rules.index.opening import Alike, Opening, Ranges, Weekly
from foyer.blocks.offers.rules.moments import AMSTERDAM, BRUSSELS
from foyer.blocks.offers.tests.rules.test_intervals import DAILY, HOURS, PERIODS, periodic

EPOCH = date(1970, 1, 1).toordinal()


def instant(day: int, second: int, zone: ZoneInfo) -> int:
    midnight = datetime.combine(date.fromordinal(day), time(), zone)
    return int(midnight.timestamp()) + second


def told(weekly: Weekly, zone: ZoneInfo) -> list[tuple[int, int]]:
    """Return the slots that a week says there are, by a slow reckoning."""
    found: list[tuple[int, int]] = []
    for day in range(weekly.first, weekly.last + 1):
        if day in weekly.apart:
            found.extend(weekly.apart[day])
            continue
        for opens, closes in weekly.week[(day + 3) % 7]:  # 1 January 1970 was a Thursday
            found.append((instant(day + EPOCH, opens, zone), instant(day + EPOCH, closes, zone)))
    return found


@given(
    st.dates(date(2025, 10, 1), date(2026, 12, 31)),
    st.integers(1, 500),
    st.lists(HOURS, max_size=3),
    st.lists(PERIODS, max_size=2),
    PERIODS,
    st.lists(HOURS, min_size=1, max_size=2),
    st.sampled_from([BRUSSELS, AMSTERDAM]),
)
def test_a_week_says_what_the_slots_say(
    first: date, days: int, hours: Any, closed: Any, period: Any, other: Any, zone: ZoneInfo
) -> None:
    start = datetime.combine(first, time(), BRUSSELS)
    calendar = periodic(
        start.isoformat(),
        (start + timedelta(days=days)).isoformat(),
        hours,
        openingHoursClosedDays=closed,
        openingHoursAdjustedDays=[{**period, "openingHours": other}],
    )
    span = walk(calendar, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
    one_by_one = slots(calendar, *span, zone)
    opening = Opening(calendar, *span, zone)
    weekly = opening.weekly
    assert (weekly is None) == (span[1] - span[0] < 35)
    if weekly is not None:
        assert sorted(told(weekly, zone)) == sorted(slot[:2] for slot in one_by_one)
    ordinals = {slot[2] for slot in one_by_one}
    assert opening.counts == [sum((day - 1) % 7 == weekday for day in ordinals) for weekday in range(7)]
    assert sorted(opening.times) == sorted({slot[3:] for slot in one_by_one})
    assert bool(Ranges(opening)) == bool(one_by_one)
    assert list(Ranges(opening)) == [slot[:2] for slot in one_by_one]


def test_sub_events_of_opening_hours_are_made_when_they_are_read() -> None:
    calendar = periodic(
        "2026-01-01T00:00:00+01:00",
        "2026-12-31T23:59:59+01:00",
        [{"opens": "10:00", "closes": "12:30", "dayOfWeek": DAILY}],
    )
    span = walk(calendar, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
    opening = Opening(calendar, *span, BRUSSELS)
    alike = Alike(opening, {"status": "Available"}, 300)
    assert alike.patterns == [[(1000, 1230)]]
    assert "slots" not in opening.__dict__
    assert len(alike) == 300
    assert alike[0] == {
        "dateRange": (1767258000, 1767267000),
        "localTimeRange": [(1000, 1230)],
        "status": "Available",
    }
    assert [one["dateRange"] for one in alike] == list(Ranges(opening)[:300])
