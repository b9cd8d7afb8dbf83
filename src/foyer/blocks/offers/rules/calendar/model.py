# SPDX-License-Identifier: EUPL-1.2
"""The calendar of an event or a place, as a value that never changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from foyer.blocks.offers.rules.calendar import derive, intervals, patches, reading, writing
from foyer.blocks.offers.rules.calendar.values import (
    AdjustedDays,
    Booking,
    ClosedDays,
    OpeningHours,
    Status,
    SubEvent,
)

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Calendar:
    """When something takes place or is open.

    `type` is single, multiple, periodic or permanent. `start` and `end` are those of a periodic
    calendar. `status` and `booking` are the top level as it is stored: what is shown there for a
    single or multiple calendar is derived from its sub-events. `hours` is None where the property
    `openingHours` is absent.
    """

    type: str
    sub_events: tuple[SubEvent, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    hours: tuple[OpeningHours, ...] | None = None
    closed: tuple[ClosedDays, ...] = ()
    adjusted: tuple[AdjustedDays, ...] = ()
    status: Status | None = None
    booking: Booking = field(default=Booking())

    @staticmethod
    def requested(document: Json, kind: str = "event") -> "Calendar":
        """Return the calendar that a body asks for: in the order of the body, nothing checked.

        What a sub-event lacks it takes from the top level. `settled` makes it a calendar to store.
        """
        return Calendar(**reading.requested(document, kind))

    @staticmethod
    def stored(document: Json) -> "Calendar":
        """Return the calendar of a document that was written by `document`."""
        return Calendar(**reading.stored(document))

    def settled(self) -> "Calendar":
        """Return this calendar as it is stored: sorted, single or multiple as its sub-events say."""
        return derive.settled(self)

    def document(self) -> dict[str, Any]:
        """Return the properties of the contract: calendarType, startDate, ..., bookingAvailability."""
        return writing.document(self)

    @property
    def first(self) -> datetime | None:
        """Return the start of the first sub-event or of the period; None for a permanent calendar."""
        return self.sub_events[0].start if self.sub_events else self.start

    @property
    def last(self) -> datetime | None:
        """Return the end of the last sub-event (in their order) or of the period."""
        return self.sub_events[-1].end if self.sub_events else self.end

    @property
    def shown_status(self) -> Status:
        """Return the status that the document shows at its top level."""
        return derive.status(self)

    @property
    def shown_booking(self) -> Booking:
        """Return the booking availability that the document shows at its top level."""
        return derive.booking(self)

    def with_status(self, status: Status) -> "Calendar":
        """Return this calendar with one status for the whole and every sub-event."""
        return replace(
            self, status=status, sub_events=tuple(replace(item, status=status) for item in self.sub_events)
        )

    def with_booking(self, kind: str | None, capacity: int | None) -> "Calendar":
        """Return this calendar with a booking availability.

        The type reaches the sub-events that do not count remaining places; the capacity is that of
        the top level only, None removes it. Only for single and multiple calendars.
        """
        return derive.with_booking(self, kind, capacity)

    def patched(self, changes: Sequence[Json]) -> "Calendar":
        """Return this calendar after changes of sub-events by id, in their own order (see `settled`)."""
        return patches.patched(self, changes)

    def intervals(
        self, window_start: datetime, window_end: datetime, country: str = "BE"
    ) -> list[intervals.Interval]:
        """Return when this takes place or is open within a window, in order of start.

        An interval belongs to the window when it overlaps it. A permanent calendar without hours is
        one interval without start and end.
        """
        return intervals.within(self, window_start, window_end, country)
