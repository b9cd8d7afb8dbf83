# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a calendar, with the pointers of the body it was read from."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from foyer.blocks.offers.problems import invalid_detail
from foyer.blocks.offers.rules.calendar.values import Childcare, SubEvent
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.moments import local
from foyer.kernel.problems import Problem

if TYPE_CHECKING:
    from foyer.blocks.offers.rules.calendar.model import Calendar

CAMP = "0.57.0.0.0"
END_FIRST = "endDate should not be before startDate"
OVERNIGHT = f"overnight is only allowed when the event has term {CAMP}"
_CLOSED = "/openingHoursClosedDays"
_ADJUSTED = "/openingHoursAdjustedDays"


def faults(calendar: "Calendar") -> list[SchemaError]:
    """Return the faults of a calendar as it was requested (not settled yet), in order of the rules."""
    found: list[SchemaError] = []
    if calendar.start is not None and calendar.end is not None and calendar.end < calendar.start:
        found.append(SchemaError("/endDate", END_FIRST))
    for number, item in enumerate(calendar.sub_events):
        if item.end < item.start:
            found.append(SchemaError(f"/subEvent/{number}/endDate", END_FIRST))
        if item.childcare is not None or item.booking.remaining is not None:
            found += sub_event_faults(f"/subEvent/{number}", item)
    if calendar.hours:
        found += _hours(calendar)
    if calendar.closed:
        found += _closed(calendar)
    if calendar.adjusted:
        found += _adjusted(calendar)
    return found


def overnight_problem(calendar: "Calendar", type_id: str | None) -> Problem | None:
    """Return the problem of a sub-event that lasts overnight, which only those of camps may."""
    if type_id != CAMP and any(item.overnight for item in calendar.sub_events):
        return invalid_detail(OVERNIGHT)
    return None


def sub_event_faults(pointer: str, item: SubEvent) -> Iterator[SchemaError]:
    """Yield what is wrong with the care and the number of places of one sub-event."""
    if item.childcare is not None:
        yield from _care(f"{pointer}/childcare", item.childcare, item)
    remaining, capacity = item.booking.remaining, item.booking.capacity
    if remaining is not None and capacity is not None and remaining > capacity:
        yield SchemaError(
            f"{pointer}/bookingAvailability/remainingCapacity",
            "remainingCapacity must be less than or equal to capacity",
        )


def _care(pointer: str, care: Childcare, item: SubEvent) -> Iterator[SchemaError]:
    if care.start is not None and _second(care.start) >= _time(item.start):
        yield SchemaError(f"{pointer}/start", "childcare.start must be before the time portion of startDate")
    if care.end is not None and _second(care.end) <= _time(item.end):
        yield SchemaError(f"{pointer}/end", "childcare.end must be after the time portion of endDate")
    if care.start is not None and care.end is not None and care.start >= care.end:
        yield SchemaError(pointer, f'"{care.start}" must be before "{care.end}".')


def _hours(calendar: "Calendar") -> Iterator[SchemaError]:
    for number, slot in enumerate(calendar.hours or ()):
        pointer = f"/openingHours/{number}"
        if slot.closes < slot.opens:
            yield SchemaError(f"{pointer}/closes", "closes should not be before opens")
        if slot.childcare is not None:
            if slot.childcare.start is not None and slot.childcare.start >= slot.opens:
                yield SchemaError(f"{pointer}/childcare/start", "childcare.start must be before opens")
            if slot.childcare.end is not None and slot.childcare.end <= slot.closes:
                yield SchemaError(f"{pointer}/childcare/end", "childcare.end must be after closes")


def _closed(calendar: "Calendar") -> Iterator[SchemaError]:
    for number, item in enumerate(calendar.closed):
        if item.last < item.first:
            yield SchemaError(f"{_CLOSED}/{number}/endDate", END_FIRST)
        if calendar.start is not None and item.first < calendar.start.date():
            yield SchemaError(
                f"{_CLOSED}/{number}/startDate",
                "the start date of a closed day should not be before the calendar start date",
            )
        if calendar.end is not None and item.last > calendar.end.date():
            yield SchemaError(
                f"{_CLOSED}/{number}/endDate",
                "the end date of a closed day should not be after the calendar end date",
            )


def _adjusted(calendar: "Calendar") -> Iterator[SchemaError]:
    for number, item in enumerate(calendar.adjusted):
        if item.last < item.first:
            yield SchemaError(f"{_ADJUSTED}/{number}/endDate", "startDate should not be later than endDate")
        if calendar.start is not None and item.first < calendar.start.date():
            yield SchemaError(
                f"{_ADJUSTED}/{number}/startDate",
                "the start date of adjusted opening hours should not be before the calendar start date",
            )
        if calendar.end is not None and item.last > calendar.end.date():
            yield SchemaError(
                f"{_ADJUSTED}/{number}/endDate",
                "the end date of adjusted opening hours should not be after the calendar end date",
            )
    yield from _overlapping(calendar)


def _overlapping(calendar: "Calendar") -> Iterator[SchemaError]:
    kept = [(item.first, number, item.last) for number, item in enumerate(calendar.adjusted) if item.hours]
    kept.sort()
    late: list[int] = []
    for previous, (first, number, _) in pairwise(kept):
        if first <= previous[2]:
            late.append(number)
    for number in sorted(late):
        yield SchemaError(
            f"{_ADJUSTED}/{number}/startDate", "adjusted opening hours entries must not overlap"
        )


def _second(clock: str) -> int:
    return int(clock[:2]) * 3600 + int(clock[3:]) * 60


def _time(moment: datetime) -> int:
    shown = local(moment)
    return shown.hour * 3600 + shown.minute * 60 + shown.second
