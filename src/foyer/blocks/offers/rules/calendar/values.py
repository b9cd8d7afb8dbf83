# SPDX-License-Identifier: EUPL-1.2
"""The parts of a calendar, as values that never change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Status:
    """Whether something takes place; `reason` is language → text."""

    type: str = "Available"
    reason: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Booking:
    """Whether something can be booked; the numbers count places."""

    type: str = "Available"
    capacity: int | None = None
    remaining: int | None = None


@dataclass(frozen=True, slots=True)
class Childcare:
    """Care before or after, as `HH:MM` in local time; one of the two may be missing."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class SubEvent:
    """One time at which an event takes place."""

    start: datetime
    end: datetime
    status: Status = Status()
    booking: Booking = Booking()
    childcare: Childcare | None = None
    overnight: bool = False


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """A slot, `HH:MM` to `HH:MM`, that returns on days of the week (English, lower case)."""

    opens: str
    closes: str
    days: tuple[str, ...]
    childcare: Childcare | None = None


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """Days, first and last included, on which nothing is open; `description` is language → text."""

    first: date
    last: date
    description: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class AdjustedDays:
    """Days, first and last included, on which other hours count."""

    first: date
    last: date
    hours: tuple[OpeningHours, ...]
    description: Mapping[str, str] | None = None
