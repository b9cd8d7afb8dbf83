# SPDX-License-Identifier: EUPL-1.2
"""The calendar of an offer as the pages read it from its document: moments, hours and exceptions.

Instants become Brussels wall time, because that is what a visitor's clock shows. They are compared as points
in time: wall times would take the hour that comes twice, when clocks go back, for one hour.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from foyer.blocks.agenda.rules import instants

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
AVAILABLE, POSTPONED, CANCELLED = "Available", "TemporarilyUnavailable", "Unavailable"


Care = tuple[time | None, time | None]
"""From when, before something begins, until when, after it ends, there is childcare; one may be missing."""


@dataclass(frozen=True)
class Moment:
    """One date of an offer: from when until when, and whether it goes on and has places left."""

    start: datetime
    end: datetime
    status: str = AVAILABLE
    reason: Mapping[str, str] | None = None
    full: bool = False
    number: int = 0
    childcare: Care | None = None
    overnight: bool = False

    def over(self, instant: datetime) -> bool:
        """Say whether it has ended before an instant."""
        return self.end.timestamp() < instant.timestamp()


@dataclass(frozen=True)
class Hours:
    """Opening hours on some days of the week (0 is Monday), wall time."""

    days: tuple[int, ...]
    opens: time
    closes: time
    childcare: Care | None = None


@dataclass(frozen=True)
class Exception_:  # noqa: N801 - `Exception` is taken
    """A period that is closed (no hours) or has other hours."""

    start: date
    end: date
    description: Mapping[str, str]
    hours: tuple[Hours, ...] = ()


@dataclass(frozen=True)
class Calendar:
    """When an offer takes place. `kind` is single, multiple, periodic or permanent."""

    kind: str
    moments: tuple[Moment, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    hours: tuple[Hours, ...] = ()
    closed: tuple[Exception_, ...] = ()
    adjusted: tuple[Exception_, ...] = ()
    status: str = AVAILABLE
    reason: Mapping[str, str] | None = None
    full: bool = False

    @property
    def open_days(self) -> tuple[int, ...]:
        """Return the days of the week with opening hours, Monday first."""
        return tuple(sorted({day for hours in self.hours for day in hours.days}))

    def from_moment(self, instant: datetime) -> tuple[Moment, ...]:
        """Return the moments that are not over at an instant."""
        return tuple(moment for moment in self.moments if not moment.over(instant))

    def over(self, instant: datetime) -> bool:
        """Say whether nothing follows after an instant."""
        if self.kind == "permanent":
            return False
        if self.moments:
            return not self.from_moment(instant)
        return self.end is not None and self.end.timestamp() < instant.timestamp()


def calendar_of(document: Mapping[str, Any]) -> Calendar:
    """Return the calendar of an event or place document; what cannot be read is left out."""
    kind = str(document.get("calendarType") or "permanent")
    status = _status(document)
    start, end = (instants.instant(document.get(name)) for name in ("startDate", "endDate"))
    moments = _moments(document, start, end) if kind in {"single", "multiple"} else ()
    return Calendar(
        kind=kind,
        moments=moments,
        start=moments[0].start if moments else start,
        end=max((moment.end for moment in moments), key=datetime.timestamp) if moments else end,
        hours=_hours(document.get("openingHours")),
        closed=_exceptions(document.get("openingHoursClosedDays")),
        adjusted=_exceptions(document.get("openingHoursAdjustedDays")),
        status=status[0],
        reason=status[1],
        full=_full(document),
    )


def _moments(document: Mapping[str, Any], start: datetime | None, end: datetime | None) -> tuple[Moment, ...]:
    found = []
    for number, part in enumerate(document.get("subEvent") or ()):
        begins, ends = (instants.instant(part.get(name)) for name in ("startDate", "endDate"))
        if begins is not None:
            status, reason = _status(part)
            found.append(
                Moment(
                    begins,
                    max(begins, ends or begins, key=datetime.timestamp),
                    status,
                    reason,
                    _full(part),
                    number if part.get("id") is None else int(part["id"]),
                    _childcare(part),
                    part.get("overnight") is True,
                )
            )
    if not found and start is not None:
        status, reason = _status(document)
        last = max(start, end or start, key=datetime.timestamp)
        found.append(Moment(start, last, status, reason, _full(document)))
    return tuple(sorted(found, key=lambda moment: (moment.start.timestamp(), moment.end.timestamp())))


def _status(part: Mapping[str, Any]) -> tuple[str, Mapping[str, str] | None]:
    status = part.get("status")
    if isinstance(status, str):
        return status, None
    if isinstance(status, Mapping):
        return str(status.get("type") or AVAILABLE), status.get("reason")
    return AVAILABLE, None


def _full(part: Mapping[str, Any]) -> bool:
    booking = part.get("bookingAvailability")
    return isinstance(booking, Mapping) and booking.get("type") == "Unavailable"


def _childcare(part: Mapping[str, Any]) -> Care | None:
    given = part.get("childcare")
    if not isinstance(given, Mapping):
        return None
    start, end = _time(given.get("start")), _time(given.get("end"))
    return (start, end) if start is not None or end is not None else None


def _hours(listed: Any) -> tuple[Hours, ...]:
    found = []
    for entry in listed or ():
        opens, closes = _time(entry.get("opens")), _time(entry.get("closes"))
        days = tuple(DAYS.index(day) for day in entry.get("dayOfWeek") or () if day in DAYS)
        if opens is not None and closes is not None and days:
            found.append(Hours(tuple(sorted(days)), opens, closes, _childcare(entry)))
    return tuple(found)


def _exceptions(listed: Any) -> tuple[Exception_, ...]:
    found = []
    for entry in listed or ():
        start, end = instants.day(entry.get("startDate")), instants.day(entry.get("endDate"))
        if start is not None:
            hours = _hours(entry.get("openingHours"))
            found.append(Exception_(start, end or start, entry.get("description") or {}, hours))
    return tuple(sorted(found, key=lambda exception: exception.start))


def _time(text: Any) -> time | None:
    try:
        return time.fromisoformat(str(text)[:5]).replace(tzinfo=None)
    except ValueError:
        return None
