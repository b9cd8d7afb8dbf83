# SPDX-License-Identifier: EUPL-1.2
"""From the properties of a document to the parts of a calendar."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from foyer.blocks.offers.rules import moments
from foyer.blocks.offers.rules.calendar.values import (
    AdjustedDays,
    Booking,
    Childcare,
    ClosedDays,
    OpeningHours,
    Status,
    SubEvent,
)

Json = Mapping[str, Any]
T = TypeVar("T")
AVAILABLE = Status()
BOOKABLE = Booking()


def requested(document: Json, kind: str) -> dict[str, Any]:
    """Return the parts that a body asks for; sub-events take from the top level what they lack."""
    calendar_type = document["calendarType"]
    counted = calendar_type in {"single", "multiple"}
    status = status_of(document["status"]) if "status" in document else None
    booking = _booking(document["bookingAvailability"]) if "bookingAvailability" in document else BOOKABLE
    top = status or AVAILABLE

    def sub_event(item: Json) -> SubEvent:
        return _sub_event(item, _own(item, "status", status_of, top), _inherited(item, booking))

    parts = _parts(document, calendar_type, sub_event if counted else None)
    capacity = booking.capacity if counted or kind == "place" else None
    return {**parts, "status": status, "booking": Booking(booking.type if counted else "Available", capacity)}


def stored(document: Json) -> dict[str, Any]:
    """Return the parts of a document that this block wrote; nothing is inherited."""

    def sub_event(item: Json) -> SubEvent:
        return _sub_event(
            item,
            _own(item, "status", status_of, AVAILABLE),
            _own(item, "bookingAvailability", _booking, BOOKABLE),
        )

    calendar_type = document["calendarType"]
    parts = _parts(document, calendar_type, sub_event if calendar_type in {"single", "multiple"} else None)
    return {
        **parts,
        "status": _own(document, "status", status_of, AVAILABLE),
        "booking": _own(document, "bookingAvailability", _booking, BOOKABLE),
    }


def status_of(value: Any) -> Status:
    """Return a status from its object, or from a plain type as old documents have it."""
    if isinstance(value, str):
        return Status(value)
    return Status(value["type"], value.get("reason") or None)


def hours_of(items: list[Json]) -> tuple[OpeningHours, ...]:
    """Return opening hours from their list; times become `HH:MM`."""
    return tuple(
        OpeningHours(
            clock(item["opens"]),
            clock(item["closes"]),
            tuple(item["dayOfWeek"]),
            childcare_of(item.get("childcare")),
        )
        for item in items
    )


def childcare_of(value: Json | None) -> Childcare | None:
    """Return care from its object; an empty object is none."""
    if not value or not ("start" in value or "end" in value):
        return None
    start, end = value.get("start"), value.get("end")
    return Childcare(clock(start) if start else None, clock(end) if end else None)


def clock(text: str) -> str:
    """Return a time of day as `HH:MM`."""
    return text if len(text) == 5 else "0" + text


def _parts(
    document: Json, calendar_type: str, sub_event: Callable[[Json], SubEvent] | None
) -> dict[str, Any]:
    if sub_event is not None:
        return {"type": calendar_type, "sub_events": tuple(sub_event(item) for item in document["subEvent"])}
    start: datetime | None = None
    end: datetime | None = None
    if calendar_type == "periodic":
        start, end = moments.read(document["startDate"]), moments.read(document["endDate"])
    closed = tuple(
        ClosedDays(
            moments.read_day(item["startDate"]),
            moments.read_day(item["endDate"]),
            item.get("description") or None,
        )
        for item in document.get("openingHoursClosedDays", ())
    )
    adjusted = tuple(
        AdjustedDays(
            moments.read_day(item["startDate"]),
            moments.read_day(item["endDate"]),
            hours_of(item["openingHours"]),
            item.get("description") or None,
        )
        for item in document.get("openingHoursAdjustedDays", ())
    )
    return {
        "type": calendar_type,
        "start": start,
        "end": end,
        "hours": hours_of(document["openingHours"]) if "openingHours" in document else None,
        "closed": closed,
        "adjusted": adjusted,
    }


def _sub_event(item: Json, status: Status, booking: Booking) -> SubEvent:
    return SubEvent(
        moments.read(item["startDate"]),
        moments.read(item["endDate"]),
        status,
        booking,
        childcare_of(item.get("childcare")),
        item.get("overnight") is True,
    )


def _inherited(item: Json, top: Booking) -> Booking:
    if "bookingAvailability" not in item:
        return Booking(top.type, top.capacity)
    own = item["bookingAvailability"]
    return decided(own.get("type", top.type), own.get("capacity", top.capacity), own.get("remainingCapacity"))


def decided(kind: str, capacity: int | None, remaining: int | None) -> Booking:
    """Return a booking availability in which the number of remaining places, where known, decides."""
    if remaining is not None:
        kind = "Available" if remaining > 0 else "Unavailable"
    return Booking(kind, _whole(capacity), _whole(remaining))


def _booking(value: Any) -> Booking:
    if isinstance(value, str):
        return Booking(value)
    return Booking(
        value.get("type", "Available"), _whole(value.get("capacity")), _whole(value.get("remainingCapacity"))
    )


def _whole(number: float | None) -> int | None:
    # A schema takes 5.0 for an integer.
    return None if number is None else int(number)


def _own(item: Json, name: str, read: Callable[[Any], T], absent: T) -> T:
    return read(item[name]) if name in item else absent
