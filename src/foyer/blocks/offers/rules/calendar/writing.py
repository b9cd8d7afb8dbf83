# SPDX-License-Identifier: EUPL-1.2
"""From a calendar to the properties of a document."""

from typing import TYPE_CHECKING, Any

from foyer.blocks.offers.rules.calendar.values import (
    Booking,
    Childcare,
    OpeningHours,
    Status,
    SubEvent,
)
from foyer.blocks.offers.rules.moments import write

if TYPE_CHECKING:
    from foyer.blocks.offers.rules.calendar.model import Calendar

PROPERTIES = (
    "calendarType", "startDate", "endDate", "subEvent", "openingHours", "openingHoursClosedDays",
    "openingHoursAdjustedDays", "status", "bookingAvailability",
)  # fmt: skip


def document(calendar: "Calendar") -> dict[str, Any]:
    """Return the calendar properties, those without value absent."""
    shown: dict[str, Any] = {"calendarType": calendar.type}
    if calendar.first is not None and calendar.last is not None:
        shown["startDate"], shown["endDate"] = write(calendar.first), write(calendar.last)
    if calendar.sub_events:
        shown["subEvent"] = [_sub_event(number, item) for number, item in enumerate(calendar.sub_events)]
    if calendar.hours:
        shown["openingHours"] = [_hours(item) for item in calendar.hours]
    if calendar.closed:
        shown["openingHoursClosedDays"] = [
            _days(item.first.isoformat(), item.last.isoformat(), item.description) for item in calendar.closed
        ]
    if calendar.adjusted:
        shown["openingHoursAdjustedDays"] = [
            _days(item.first.isoformat(), item.last.isoformat(), item.description)
            | {"openingHours": [_hours(slot) for slot in item.hours]}
            for item in calendar.adjusted
        ]
    shown["status"] = status(calendar.shown_status)
    shown["bookingAvailability"] = booking(calendar.shown_booking)
    return shown


def status(value: Status) -> dict[str, Any]:
    """Return a status as its object."""
    return {"type": value.type, "reason": dict(value.reason)} if value.reason else {"type": value.type}


def booking(value: Booking) -> dict[str, Any]:
    """Return a booking availability as its object."""
    shown: dict[str, Any] = {"type": value.type}
    if value.capacity is not None:
        shown["capacity"] = value.capacity
    if value.remaining is not None:
        shown["remainingCapacity"] = value.remaining
    return shown


def _sub_event(number: int, item: SubEvent) -> dict[str, Any]:
    shown = {
        "id": number,
        "startDate": write(item.start),
        "endDate": write(item.end),
        "status": status(item.status),
        "bookingAvailability": booking(item.booking),
        "@type": "Event",
    }
    if item.childcare is not None:
        shown["childcare"] = _childcare(item.childcare)
    if item.overnight:
        shown["overnight"] = True
    return shown


def _hours(item: OpeningHours) -> dict[str, Any]:
    shown: dict[str, Any] = {"opens": item.opens, "closes": item.closes, "dayOfWeek": list(item.days)}
    if item.childcare is not None:
        shown["childcare"] = _childcare(item.childcare)
    return shown


def _childcare(item: Childcare) -> dict[str, str]:
    shown = {}
    if item.start is not None:
        shown["start"] = item.start
    if item.end is not None:
        shown["end"] = item.end
    return shown


def _days(first: str, last: str, description: Any) -> dict[str, Any]:
    shown: dict[str, Any] = {"startDate": first, "endDate": last}
    if description:
        shown["description"] = dict(description)
    return shown
