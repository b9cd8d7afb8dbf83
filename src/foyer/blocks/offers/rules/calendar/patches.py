# SPDX-License-Identifier: EUPL-1.2
"""Changes of single sub-events: only what is sent changes, ids that do not exist are ignored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from foyer.blocks.offers.problems import calendar_type_not_supported, invalid_detail
from foyer.blocks.offers.rules.calendar import checks
from foyer.blocks.offers.rules.calendar.reading import clock, decided, status_of
from foyer.blocks.offers.rules.calendar.values import Booking, Childcare, SubEvent
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.moments import read

if TYPE_CHECKING:
    from foyer.blocks.offers.rules.calendar.model import Calendar

Json = Mapping[str, Any]
ORDER = '"From" date should not be later than the "to" date.'


def patched(calendar: "Calendar", changes: Sequence[Json]) -> "Calendar":
    """Return a calendar after changes, settled again; the stored top-level status is lost.

    Raises:
        Problem: the calendar is periodic or permanent.
    """
    items = list(calendar.sub_events)
    for _, number, item in _merged(calendar, changes):
        items[number] = item
    return replace(calendar, sub_events=tuple(items), status=None).settled()


def faults(calendar: "Calendar", changes: Sequence[Json]) -> list[SchemaError]:
    """Return what is wrong with changes, each with the position of the change in the request.

    Raises:
        Problem: the calendar is periodic or permanent, or one date conflicts with the stored other.
    """
    found: list[SchemaError] = []
    merged = list(_merged(calendar, changes))
    for position, _, item in merged:
        change = changes[position]
        if item.end < item.start:
            if not ("startDate" in change and "endDate" in change):
                raise invalid_detail(ORDER)
            found.append(SchemaError(f"/{position}/endDate", checks.END_FIRST))
        found += checks.sub_event_faults(f"/{position}", item)
    return found


def _merged(calendar: "Calendar", changes: Sequence[Json]) -> Iterator[tuple[int, int, SubEvent]]:
    if not calendar.sub_events:
        raise calendar_type_not_supported(calendar.type)
    items = list(calendar.sub_events)
    for position, change in enumerate(changes):
        number = change["id"]
        if isinstance(number, int) and 0 <= number < len(items):
            items[number] = _changed(items[number], change)
            yield position, number, items[number]


def _changed(item: SubEvent, change: Json) -> SubEvent:
    return SubEvent(
        read(change["startDate"]) if "startDate" in change else item.start,
        read(change["endDate"]) if "endDate" in change else item.end,
        status_of(change["status"]) if "status" in change else item.status,
        _booking(item.booking, change["bookingAvailability"])
        if "bookingAvailability" in change
        else item.booking,
        _childcare(change["childcare"]) if "childcare" in change else item.childcare,
        change["overnight"] is True if "overnight" in change else item.overnight,
    )


def _booking(present: Booking, change: Json) -> Booking:
    capacity = change.get("capacity", present.capacity)
    if "remainingCapacity" in change:
        return decided(present.type, capacity, change["remainingCapacity"])
    if "type" in change:
        return decided(change["type"], capacity, None)
    return Booking(present.type, capacity, present.remaining)


def _childcare(change: Json) -> Childcare | None:
    start, end = change.get("start"), change.get("end")
    return Childcare(clock(start) if start else None, clock(end) if end else None) if start or end else None
