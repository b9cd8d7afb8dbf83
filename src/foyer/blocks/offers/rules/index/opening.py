# SPDX-License-Identifier: EUPL-1.2
"""When an offer with opening hours is open, told as a week that repeats.

A library that is open for a year and a half has some five hundred slots, and says nothing with them that its
week, its first and last day, and the days on which another rule holds do not say. Who asks for the slots
one by one gets them; an index that can take the week does not make them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, overload
from zoneinfo import ZoneInfo

from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.rules.calendar.intervals import (
    Slot,
    Week,
    moved_days,
    moves_on,
    slots,
    slots_on,
    special_days,
    week_of,
)
from foyer.blocks.offers.rules.moments import EPOCH_DAY

Reach = tuple[int | None, int | None]
Clock = list[tuple[int | None, int | None]]

# Between these years the clocks of Brussels and Amsterdam agree and follow one rule.
_STEADY = (date(1981, 1, 1).toordinal(), date(2095, 1, 1).toordinal())
_DAY = 86_400
_SHORTEST = 35
"""Days: what is open for a shorter time is told slot by slot."""


class Weekly(NamedTuple):
    """A week that repeats, in local time.

    `first` and `last` are days since 1970, both included; `week` has for Monday to Sunday the seconds of
    the day at which it opens and closes, both included; `apart` has the days on which the week does not
    hold, with their slots in seconds since 1970.
    """

    first: int
    last: int
    week: tuple[tuple[tuple[int, int], ...], ...]
    apart: Mapping[int, Sequence[tuple[int, int]]]


class Opening:
    """The opening hours of a calendar from one day to another (ordinals, both included)."""

    def __init__(self, calendar: Calendar, first: int, last: int, zone: ZoneInfo) -> None:
        self._calendar, self._first, self._last, self._zone = calendar, first, last, zone

    @property
    def moves_on(self) -> bool:
        """Whether the days move on with the present."""
        return moves_on(self._calendar)

    @cached_property
    def slots(self) -> list[Slot]:
        """All slots, in order of days."""
        return slots(self._calendar, self._first, self._last, self._zone)

    @cached_property
    def _week(self) -> Week:
        return week_of(self._calendar.hours or ())

    @cached_property
    def _apart(self) -> dict[int, list[Slot]] | None:
        """The slots of the days on which the week does not hold; None where slots are told one by one."""
        first, last = self._first, self._last
        if last - first < _SHORTEST or first < _STEADY[0] or last > _STEADY[1]:
            return None
        if any(closes >= _DAY for times in self._week for _, closes, *_ in times):
            return None
        special = special_days(self._calendar, first, last)
        days = special.keys() | moved_days(self._zone, first, last)
        return {day: slots_on((day,), self._week, special, self._zone) for day in sorted(days)}

    @cached_property
    def weekly(self) -> Weekly | None:
        """The week that repeats, or None where it is of no use."""
        if self._apart is None:
            return None
        return Weekly(
            self._first - EPOCH_DAY,
            self._last - EPOCH_DAY,
            tuple(tuple((times[0], times[1]) for times in day if times[0] <= times[1]) for day in self._week),
            {day - EPOCH_DAY: [slot[:2] for slot in found] for day, found in self._apart.items()},
        )

    @cached_property
    def counts(self) -> list[int]:
        """On how many Mondays to Sundays it is open."""
        if self._apart is None:
            days = {slot[2] for slot in self.slots}
            return [sum((day - 1) % 7 == weekday for day in days) for weekday in range(7)]
        found = [
            days if any(times[0] <= times[1] for times in self._week[weekday]) else 0
            for weekday, days in enumerate(self._regular)
        ]
        for day, opened in self._apart.items():
            found[(day - 1) % 7] += bool(opened)
        return found

    @cached_property
    def _regular(self) -> list[int]:
        """How many Mondays to Sundays follow the week."""
        first, last = self._first, self._last
        found = [(last - 1 - weekday) // 7 - (first - 2 - weekday) // 7 for weekday in range(7)]
        for day in self._apart or ():
            found[(day - 1) % 7] -= 1
        return found

    @cached_property
    def times(self) -> list[tuple[int, int]]:
        """All pairs of clock times (HHMM), each once."""
        if self._apart is None:
            return list(dict.fromkeys(slot[3:] for slot in self.slots))
        regular = (
            times[2:]
            for weekday, days in enumerate(self._regular)
            if days > 0
            for times in self._week[weekday]
            if times[0] <= times[1]
        )
        rest = (slot[3:] for found in self._apart.values() for slot in found)
        return list(dict.fromkeys([*regular, *rest]))


class Ranges(Sequence[Reach]):
    """The slots of opening hours as ranges of moments; `weekly` says the same in short.

    `moves_on` says that they are others as time goes by.
    """

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self.weekly = opening.weekly
        self.moves_on = opening.moves_on

    def __bool__(self) -> bool:
        return any(self._opening.counts)

    def __len__(self) -> int:
        return len(self._opening.slots)

    @overload
    def __getitem__(self, place: int) -> Reach: ...
    @overload
    def __getitem__(self, place: slice) -> list[Reach]: ...
    def __getitem__(self, place: int | slice) -> Reach | list[Reach]:
        if isinstance(place, slice):
            return [slot[:2] for slot in self._opening.slots[place]]
        return self._opening.slots[place][:2]

    def __iter__(self) -> Iterator[Reach]:
        return (slot[:2] for slot in self._opening.slots)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


class Alike(Sequence[dict[str, Any]]):
    """The slots of opening hours as sub-events: they differ in their times only and share `facts`.

    `patterns` are the different times of day among them.
    """

    def __init__(self, opening: Opening, facts: Mapping[str, Any], most: int) -> None:
        self._opening, self.facts, self._most = opening, facts, most
        self.patterns: list[Clock] = [[times] for times in opening.times]

    def __bool__(self) -> bool:
        return bool(self.patterns)

    def __len__(self) -> int:
        return min(len(self._opening.slots), self._most)

    @overload
    def __getitem__(self, place: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, place: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, place: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        if isinstance(place, slice):
            return [self._shown(slot) for slot in self._opening.slots[: self._most][place]]
        return self._shown(self._opening.slots[: self._most][place])

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return map(self._shown, self._opening.slots[: self._most])

    def _shown(self, slot: Slot) -> dict[str, Any]:
        return {"dateRange": slot[:2], "localTimeRange": [slot[3:]], **self.facts}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]
