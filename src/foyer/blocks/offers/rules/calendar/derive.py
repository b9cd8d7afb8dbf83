# SPDX-License-Identifier: EUPL-1.2
"""What a calendar derives: its settled form, and what it shows at the top level."""

from dataclasses import replace
from typing import TYPE_CHECKING

from foyer.blocks.offers.problems import calendar_type_not_supported
from foyer.blocks.offers.rules.calendar.values import Booking, Status, SubEvent

if TYPE_CHECKING:
    from foyer.blocks.offers.rules.calendar.model import Calendar


def settled(calendar: "Calendar") -> "Calendar":
    """Return a calendar as it is stored.

    Sub-events are sorted by start, then end; one makes a single calendar, more make a multiple one.
    Adjusted days are sorted, those without hours dropped.
    """
    if calendar.sub_events:
        items = calendar.sub_events
        if len(items) > 1:
            items = tuple(sorted(items, key=_order))
        calendar_type = "single" if len(items) == 1 else "multiple"
        if items is calendar.sub_events and calendar.type == calendar_type:
            return calendar
        return replace(calendar, type=calendar_type, sub_events=items)
    if calendar.adjusted:
        kept = sorted((item for item in calendar.adjusted if item.hours), key=lambda item: item.first)
        return replace(calendar, adjusted=tuple(kept))
    return calendar


def status(calendar: "Calendar") -> Status:
    """Return the status at the top level: that of the best sub-event, with the stored reason if it fits."""
    own = calendar.status
    items = calendar.sub_events
    if not items:
        return own or Status()
    types = {item.status.type for item in items}
    best = next((name for name in ("Available", "TemporarilyUnavailable") if name in types), "Unavailable")
    if own is not None and own.type == best and (own.reason or len(items) > 1):
        return own
    return items[0].status if len(items) == 1 else Status(best)


def booking(calendar: "Calendar") -> Booking:
    """Return the booking availability at the top level: available when any sub-event is."""
    items = calendar.sub_events
    if not items:
        return Booking("Available", calendar.booking.capacity)
    free = any(item.booking.type == "Available" for item in items)
    return Booking("Available" if free else "Unavailable", calendar.booking.capacity)


def with_booking(calendar: "Calendar", kind: str | None, capacity: int | None) -> "Calendar":
    """Return a calendar with another booking availability.

    Raises:
        Problem: the calendar is periodic or permanent.
    """
    if not calendar.sub_events:
        raise calendar_type_not_supported(calendar.type)
    chosen = kind or calendar.booking.type
    items = calendar.sub_events
    if kind is not None:
        items = tuple(
            item
            if item.booking.remaining is not None
            else replace(item, booking=Booking(kind, item.booking.capacity))
            for item in items
        )
    return replace(calendar, sub_events=items, booking=Booking(chosen, capacity))


def _order(item: SubEvent) -> tuple[float, float]:
    return item.start.timestamp(), item.end.timestamp()
