# SPDX-License-Identifier: EUPL-1.2
"""From a calendar to moments: the days that are walked, and the slots of each day.

The walk goes from the start in steps of one day while it is before the end, so the day of an end at the
start's time of day is not reached. A day is closed, adjusted or regular, in this order. Slots are local
time; one that ends before it starts (over midnight) is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from foyer.blocks.offers.rules.calendar.values import Booking, OpeningHours, Status
from foyer.blocks.offers.rules.moments import at_clock, day_start, seconds, zone_of

if TYPE_CHECKING:
    from foyer.blocks.offers.rules.calendar.model import Calendar

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_WALK = 20_000
"""No walk takes more days than this (54 years): a period without end must not stop an indexer."""

MOST_SLOTS = 100_000
"""No calendar has more slots than this: thousands of hours a day must not stop one either."""

Times = list[tuple[int, int, int, int]]
"""The hours of a day: seconds of the day at which it opens and closes, and both as HHMM."""

Week = list[Times]


class Interval(NamedTuple):
    """A time at which something takes place; None is an open end. The moments are in UTC."""

    start: datetime | None
    end: datetime | None
    status: Status
    booking: Booking


Slot = tuple[int, int, int, int, int]
"""An open slot: its first and last moment in seconds since 1970, its day, and its clock times HHMM twice:
when it opens and when it closes. A calendar has hundreds of them, so they are plain tuples.
"""


def within(
    calendar: "Calendar", window_start: datetime, window_end: datetime, country: str
) -> list[Interval]:
    """Return the intervals of a calendar that overlap a window, in order of start."""
    low, high = seconds(window_start), seconds(window_end)
    if calendar.sub_events:
        spans = [
            (seconds(item.start), seconds(item.end), item.status, item.booking)
            for item in calendar.sub_events
        ]
    else:
        status, booking = calendar.shown_status, calendar.shown_booking
        if calendar.hours is None:
            if calendar.start is None or calendar.end is None:
                return [Interval(None, None, status, booking)]
            spans = [(seconds(calendar.start), seconds(calendar.end), status, booking)]
        else:
            first, last = walk(calendar, window_start - timedelta(days=1), window_end + timedelta(days=1))
            first, last = max(first, _day(window_start) - 1), min(last, _day(window_end) + 1)
            zone = zone_of(country)
            spans = [(slot[0], slot[1], status, booking) for slot in slots(calendar, first, last, zone)]
    kept = sorted(
        (span for span in spans if span[0] <= high and span[1] >= low and span[0] <= span[1]),
        key=lambda span: span[:2],
    )
    return [
        Interval(datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC), status, booking)
        for start, end, status, booking in kept
    ]


def walk(calendar: "Calendar", window_start: datetime, window_end: datetime) -> tuple[int, int]:
    """Return the first and the last day (ordinals) of a periodic calendar, else of the window.

    Of a period that is too long to walk, the days around the start of the window. The last day is before
    the first one when no day is walked.
    """
    start = calendar.start if calendar.start is not None else window_start
    end = calendar.end if calendar.end is not None else window_end
    first = start.toordinal()
    last = first - (start - end) // timedelta(days=1) - 1
    if last - first >= LONGEST_WALK:
        middle = window_start.toordinal() - LONGEST_WALK // 2
        first = min(max(first, middle), last - LONGEST_WALK + 1)
        last = first + LONGEST_WALK - 1
    return first, last


def moves_on(calendar: "Calendar") -> bool:
    """Say whether the days that are walked follow the window: what has no end, and too long a period."""
    if calendar.start is None or calendar.end is None:
        return True
    return calendar.end - calendar.start > timedelta(days=LONGEST_WALK)


def slots(calendar: "Calendar", first: int, last: int, zone: ZoneInfo) -> list[Slot]:
    """Return the open slots of the days from `first` to `last` (ordinals, both included), in order of days;
    at most `MOST_SLOTS`.
    """
    week = week_of(calendar.hours or ())
    special = special_days(calendar, first, last)
    if not special and not any(week):
        return []
    return slots_on(range(first, last + 1), week, special, zone)


def slots_on(days: Iterable[int], week: Week, special: Mapping[int, Times], zone: ZoneInfo) -> list[Slot]:
    """Return the open slots of these days (ordinals), at most `MOST_SLOTS`: of special days their own."""
    found: list[Slot] = []
    for day in days:
        times = special.get(day) if special else None
        if times is None:
            times = week[(day - 1) % 7]
        if not times:
            continue
        midnight, steady = day_start(zone, day)
        if steady:
            found += [
                (midnight + opens, midnight + closes, day, shown_open, shown_close)
                for opens, closes, shown_open, shown_close in times
                if opens <= closes
            ]
        else:
            found += _on_moved_day(zone, day, times)
        if len(found) >= MOST_SLOTS:
            return found[:MOST_SLOTS]
    return found


def moved_days(zone: ZoneInfo, first: int, last: int) -> list[int]:
    """Return the days (ordinals) between two days, both included, on which the clocks are moved."""
    years = range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
    return [day for year in years for day in _moved_in(zone, year) if first <= day <= last]


@lru_cache(maxsize=512)
def _moved_in(zone: ZoneInfo, year: int) -> tuple[int, ...]:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return tuple(day for day in range(first, last + 1) if not day_start(zone, day)[1])


def _on_moved_day(zone: ZoneInfo, day: int, times: Times) -> Iterator[Slot]:
    """Go through the slots of a day on which the clocks are moved."""
    for opens, closes, shown_open, shown_close in times:
        start, end = at_clock(zone, day, opens), at_clock(zone, day, closes)
        if start <= end:
            yield start, end, day, shown_open, shown_close


def week_of(hours: tuple[OpeningHours, ...]) -> Week:
    """Return the times of Monday to Sunday."""
    week: Week = [[] for _ in WEEKDAYS]
    for slot in hours:
        opens, closes = _second(slot.opens), _second(slot.closes)
        times = opens, closes, _hhmm(opens), _hhmm(closes)
        for name in slot.days:
            week[WEEKDAYS.index(name)].append(times)
    return week


def special_days(calendar: "Calendar", first: int, last: int) -> dict[int, Times]:
    """Return the times of closed and adjusted days between two days (ordinals, both included)."""
    found: dict[int, Times] = {}
    for adjusted in calendar.adjusted:
        week = week_of(adjusted.hours)
        for day in _days(adjusted.first, adjusted.last, first, last):
            found.setdefault(day, week[(day - 1) % 7])
    reached = first
    for closed in sorted(calendar.closed, key=lambda item: item.first):
        # Each day once, however many closed periods hold it.
        days = _days(closed.first, closed.last, reached, last)
        found.update((day, []) for day in days)
        reached = max(reached, days.stop)
    return found


def _days(start: date, end: date, first: int, last: int) -> range:
    return range(max(start.toordinal(), first), min(end.toordinal(), last) + 1)


def _day(moment: datetime) -> int:
    return moment.toordinal()


def _second(clock: str) -> int:
    return int(clock[:2]) * 3600 + int(clock[3:]) * 60


def _hhmm(second: int) -> int:
    return second // 3600 * 100 + second % 3600 // 60
