# SPDX-License-Identifier: EUPL-1.2
"""The calendars of the demonstration set, as documents of the contract.

A programme says on which weekdays and at what time it takes place; which day it is follows from
today and from a number that belongs to the event, so that today, tomorrow and the weekend are
never empty.
"""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from foyer.blocks.samples.rules.days import chosen_day, moment, span, weekdays
from foyer.blocks.samples.rules.hours import opening_hours

Document = dict[str, Any]
Hours = Mapping[str, Mapping[str, Any]]

_YEAR = timedelta(days=365)
_CAPACITY = 24
# what one cannot join later is no longer shown once it has begun
_FOLLOWED_FROM_THE_START = frozenset({"Lessenreeks", "Kamp of vakantie"})


def calendar(programme: Mapping[str, Any], hours: Hours, today: date, draw: float) -> Document:
    """Return the calendar properties of an event of this programme; `draw` is from 0 up to 1."""
    if "always" in programme:
        return permanent(hours.get(programme["always"]), today)
    if "period" in programme:
        return _periodic(programme, hours, today)
    days = _days(programme, today, draw)
    return {
        "calendarType": "single" if len(days) == 1 else "multiple",
        "subEvent": [_sub_event(programme, day, draw) for day in days],
    }


def permanent(hours: Mapping[str, Any] | None, today: date) -> Document:
    """Return a permanent calendar, always open without hours."""
    found: Document = {"calendarType": "permanent"}
    return found | (opening_hours(hours, today, today - _YEAR, today + _YEAR) if hours else {})


def _periodic(programme: Mapping[str, Any], hours: Hours, today: date) -> Document:
    first, last = (today + timedelta(days=offset) for offset in programme["period"])
    return {
        "calendarType": "periodic",
        "startDate": moment(first, time(0)),
        "endDate": moment(last, time(23, 59, 59)),
        **opening_hours(hours[programme["hours"]], today, first, last),
    }


def _days(programme: Mapping[str, Any], today: date, draw: float) -> list[date]:
    """Return the days of `dates`: "6 weekly", "3 daily" or "2 stays 4" (of four nights); else one."""
    first = chosen_day(today, weekdays(programme.get("days", "")), draw, programme.get("soonest", 0))
    if "dates" not in programme:
        return [first]
    count, rhythm = programme["dates"].split()[:2]
    if rhythm == "weekly" and programme["type"] not in _FOLLOWED_FROM_THE_START:
        # a series has often begun already, and goes on
        first -= timedelta(weeks=int(draw * 1_000) % int(count))
    step = timedelta(days=1 if rhythm == "daily" else 7)
    return [first + step * number for number in range(int(count))]


def _sub_event(programme: Mapping[str, Any], day: date, draw: float) -> Document:
    nights = int(programme["dates"].split()[2]) if "stays" in programme.get("dates", "") else 0
    start, end = span(day, programme["time"], nights)
    found: Document = {"startDate": start, "endDate": end}
    if "childcare" in programme:
        opens, closes = programme["childcare"].split("-")
        found["childcare"] = {"start": opens, "end": closes}
    if programme.get("overnight"):
        found["overnight"] = True
    if programme["type"] == "Kamp of vakantie":
        left = 1 + int(draw * (_CAPACITY - 1))
        found["bookingAvailability"] = {"capacity": _CAPACITY, "remainingCapacity": left}
    return found
