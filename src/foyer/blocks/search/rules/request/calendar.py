# SPDX-License-Identifier: EUPL-1.2
"""The calendar filters of a request, and how they combine.

What is asked of dates and times, and whatever else is asked together with either, must hold for one
single sub-event. Without dates and times, status, booking, childcare and overnight stay are those of
the offer as a whole, and all of them count.

The existing service counts only the first of dates, status, booking, times, childcare and overnight
stay where the last four do not meet dates or times, and leaves out the rest: `strict` asks for that.
"""

import re

from foyer.blocks.search.rules.filters import Exact, Filter, Flag, Moments, Overlap
from foyer.blocks.search.rules.request.parameters import Parameters, leading_integer
from foyer.blocks.search.rules.request.refusals import parameter as refuse

STATUSES = ("Available", "TemporarilyUnavailable", "Unavailable")
ATTENDANCE = ("offline", "online", "mixed")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def period(parameters: Parameters, name: str) -> tuple[int | None, int | None]:
    """Return the bounds of `nameFrom` and `nameTo` in epoch seconds."""
    low, high = parameters.moment(f"{name}From"), parameters.moment(f"{name}To")
    in_order(name, low, high)
    return low, high


def in_order(name: str, low: int | None, high: int | None) -> None:
    """Refuse a period that ends before it begins."""
    if low is not None and high is not None and low > high:
        raise refuse(f"Start {name} date should be equal to or smaller than end {name} date.")


def statuses(parameters: Parameters) -> tuple[str, ...] | None:
    """Return the statuses asked for."""
    given = parameters.choices("status")
    for value in given or ():
        if value not in STATUSES:
            raise refuse(f'Unknown status value "{value}"')
    return None if given is None else tuple(given)


def attendance(parameters: Parameters) -> list[Filter]:
    """Return the filter of the ways to take part."""
    given = parameters.choices("attendanceMode")
    for value in given or ():
        if value not in ATTENDANCE:
            raise refuse(f'Unknown attendance mode value "{value}"')
    return [] if given is None else [Exact(("attendanceMode",), tuple(given))]


def weekdays(parameters: Parameters) -> list[Filter]:
    """Return the filter of the weekdays on which something takes place again and again."""
    given = parameters.choices("recurringOnDayOfWeek")
    if given is None:
        return []
    for value in given:
        if value.strip().lower() not in WEEKDAYS:
            raise refuse(f'Unknown day of week value "{value}". Should be one of {", ".join(WEEKDAYS)}')
    return [Exact(("recurringOnDayOfWeek",), tuple(value.strip().lower() for value in given))]


def calendar(parameters: Parameters, wanted: tuple[str, ...] | None, *, strict: bool) -> list[Filter]:
    """Return the filters of dates, times, status, booking, childcare and overnight stay."""
    low, high = period(parameters, "date")
    first, last = _times(parameters)
    booking = parameters.liftable("bookingAvailability") or None
    childcare, overnight = parameters.flag("hasChildcare"), parameters.flag("hasOvernight")
    dated = low is not None or high is not None
    timed = first is not None or last is not None
    joined = any(condition is not None for condition in (wanted, booking, childcare, overnight))
    if (dated or timed) and (joined or (dated and timed and not strict)):
        alone = first is None or last is None
        times = None if not timed or (alone and not (first or last)) else (first, last)
        return [Moments(low, high, times, wanted, booking, childcare, overnight)]
    if dated:
        return [Moments(low, high)]
    # In the order in which they win where only one of them counts.
    asked: tuple[Filter | None, ...] = (
        None if wanted is None else Exact(("status",), wanted),
        None if booking is None else Exact(("bookingAvailability",), (booking,)),
        Overlap("localTimeRange", first, last) if timed else None,
        None if childcare is None else Flag("hasChildcare", childcare),
        None if overnight is None else Flag("hasOvernight", overnight),
    )
    found = [one for one in asked if one is not None]
    return found[:1] if strict else found


def _times(parameters: Parameters) -> tuple[int | None, int | None]:
    first, last = _time(parameters, "localTimeFrom"), _time(parameters, "localTimeTo")
    if first is not None and last is not None and first > last:
        raise refuse("Minimum localTime should be smaller or equal to maximum localTime.")
    return first, last


def _time(parameters: Parameters, name: str) -> int | None:
    """Return a time of day as HHMM; `18:30` is understood as well as `1830`."""
    given = parameters.liftable(name)
    if given is None:
        return None
    clock = re.fullmatch(r"(\d{1,2}):(\d\d)", given)
    value = int(clock[1]) * 100 + int(clock[2]) if clock else leading_integer(given)
    if not 0 <= value <= 2359:
        raise refuse(f"The time value {value} is not between 0 and 2359")
    return value
