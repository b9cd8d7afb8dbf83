# SPDX-License-Identifier: EUPL-1.2
"""The sub-events of a document as terms and a small verified column.

Dates are exact terms (`moments`, `rhythm`). Status, booking, childcare and overnight stay make up
a class of 64; nearly all documents have one class for all their sub-events and say it once, the
others say their terms once more, marked with the class. Times of day are terms of their own; where
the sub-events of a document differ in them, a question that joins dates and times is answered
from a column of all sub-events, kept only for such documents.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product, starmap
from math import inf
from operator import itemgetter
from typing import Any, NamedTuple

from foyer.blocks.search.rules import moments, rhythm
from foyer.blocks.search.rules.filters import Moments
from foyer.blocks.search.rules.keeping import remembered
from foyer.blocks.search.rules.moments import Interval
from foyer.blocks.search.rules.tree import Tree, in_class

# HHMM as a number: ten minutes, hours, and enough above 2359 for an open side.
CLOCK = Tree((10, 10, 5, 10))
_LAST_TIME = CLOCK.size - 1

_STATUS = {"available": 0, "temporarilyunavailable": 1, "unavailable": 2}
_BOOKING = {"available": 0, "unavailable": 1}
_OTHER = 3
_OPEN = 1 << 62

_FACTS = itemgetter("status", "bookingAvailability", "hasChildcare", "hasOvernight")
_CLOCKS = itemgetter("localTimeRange")

_ROW = struct.Struct("<qqHH")
_TIMES = struct.Struct("<hh")

Times = tuple[tuple[int | None, int | None], ...]


class Said(NamedTuple):
    """What a document says of its dates; each a list of terms unless named otherwise.

    `last` is their end in epoch seconds, endless where one is open.
    """

    when: Iterable[int]
    days: Iterable[int]
    hours: Iterable[int]
    classes: Sequence[int]
    one_class: int | None
    when_of_class: Iterable[int]
    column: bytes | None
    last: float


@lru_cache(maxsize=1024)
def class_of(status: str, booking: str, childcare: object, overnight: object) -> int:
    """Return the class (0-63) of a sub-event."""
    return (
        _STATUS.get(status.lower(), _OTHER)
        | _BOOKING.get(booking.lower(), _OTHER) << 2
        | bool(childcare) << 4
        | bool(overnight) << 5
    )


def wanted_classes(question: Moments) -> list[int] | None:
    """Return the classes that a question admits; None when it does not ask."""
    if (
        question.statuses is None
        and question.booking is None
        and question.childcare is None
        and question.overnight is None
    ):
        return None
    statuses = (
        {0, 1, 2, 3} if question.statuses is None else {_STATUS.get(s.lower(), -1) for s in question.statuses}
    )
    bookings = {0, 1, 3} if question.booking is None else {_BOOKING.get(question.booking.lower(), -1)}
    cares = {0, 1} if question.childcare is None else {int(question.childcare)}
    nights = {0, 1} if question.overnight is None else {int(question.overnight)}
    return sorted(
        status | booking << 2 | care << 4 | night << 5
        for status, booking, care, night in product(statuses, bookings, cares, nights)
        if status >= 0 and booking >= 0
    )


def said(ranges: Sequence[Interval], sub_events: Sequence[Mapping[str, Any]]) -> Said:
    """Return the terms and the column of a document with these date ranges and sub-events.

    The sub-events are those of the ranges in their order; the last ones may be missing.
    """
    if getattr(ranges, "weekly", None) is None and len(ranges) == len(sub_events) == 1:
        # The same as below comes of a single date, as most documents have.
        kind = class_of(*_FACTS(sub_events[0]))
        return Said(moments.said(ranges), (), (), (kind,), kind, (), None, _last(ranges))
    split = rhythm.split(ranges)
    kinds, patterns = _alike(sub_events) or _kinds_and_patterns(sub_events)
    classes = sorted(set(kinds))
    of_classes = _said_of_classes(sub_events, kinds) if len(classes) > 1 else {}
    if of_classes and split.plain is ranges and len(ranges) == len(sub_events):
        # What several intervals say together is what each of them says.
        when = set().union(*of_classes.values())
    else:
        when = moments.said(split.plain)
    return Said(
        when=when,
        days=split.days,
        hours=split.hours,
        classes=classes,
        one_class=classes[0] if len(classes) == 1 else None,
        when_of_class=[term for number in classes for term in in_class(of_classes.get(number, ()), number)],
        column=_column(sub_events, kinds, patterns),
        last=_last(split.plain),
    )


def _last(plain: Iterable[Interval]) -> float:
    """Return the end of plain intervals, to which the last day of opening hours belongs too."""
    last = -inf
    for start, end in plain:
        if end is None:
            return inf
        if end > last and (start is None or start <= end):
            last = end
    return last


def _said_of_classes(sub_events: Sequence[Mapping[str, Any]], kinds: Sequence[int]) -> dict[int, set[int]]:
    """Return for each class what the dates of its sub-events say."""
    intervals: dict[int, list[Interval]] = {}
    for one, kind in zip(sub_events, kinds, strict=True):
        intervals.setdefault(kind, []).append(one["dateRange"])
    return {kind: moments.said(found) for kind, found in intervals.items()}


def _alike(sub_events: Sequence[Mapping[str, Any]]) -> tuple[list[int], list[Times]] | None:
    """Return the class and the times of sub-events that tell that they are all the same in both."""
    facts, patterns = getattr(sub_events, "facts", None), getattr(sub_events, "patterns", [])
    if facts is None or len(patterns) != 1:
        return None
    return [class_of(*_FACTS(facts))], [tuple(patterns[0])]


def _kinds_and_patterns(sub_events: Sequence[Mapping[str, Any]]) -> tuple[list[int], list[Times]]:
    """Return the class and the times of day of each sub-event."""
    return list(starmap(class_of, map(_FACTS, sub_events))), list(map(tuple, map(_CLOCKS, sub_events)))


def _column(
    sub_events: Sequence[Mapping[str, Any]], kinds: Sequence[int], patterns: Sequence[Times]
) -> bytes | None:
    """Return all sub-events in few bytes, or None where their times of day do not differ."""
    if len(set(patterns)) < 2:
        return None
    numbers = {pattern: number for number, pattern in enumerate(dict.fromkeys(patterns))}
    head = bytearray(struct.pack("<H", len(numbers)))
    for pattern in numbers:
        head += struct.pack("<H", len(pattern))
        for pair in pattern:
            head += _TIMES.pack(*time_bounds(*pair))
    rows = []
    for one, kind, pattern in zip(sub_events, kinds, patterns, strict=True):
        start, end = one["dateRange"]
        rows.append(
            _ROW.pack(
                -_OPEN if start is None else start, _OPEN if end is None else end, numbers[pattern], kind
            )
        )
    return bytes(head) + b"".join(rows)


def time_bounds(first: int | None, last: int | None) -> tuple[int, int]:
    """Return an inclusive range of HHMM within the domain of `CLOCK`."""
    low = 0 if first is None else min(max(first, 0), _LAST_TIME)
    return low, _LAST_TIME if last is None else min(last, _LAST_TIME)


@remembered(4096, len)
def times_said(ranges: Times) -> frozenset[int]:
    """Return the terms that a document says for its times of day."""
    bounds = (time_bounds(*pair) for pair in ranges)
    return frozenset(CLOCK.said((low, high + 1) for low, high in bounds))


def times_asked(first: int | None, last: int | None) -> set[int]:
    """Return the terms that ask whether some time of day overlaps this range."""
    low, high = time_bounds(first, last)
    return CLOCK.asked(low, high + 1)


def meets(column: bytes, question: Moments) -> bool:
    """Say whether one single sub-event of a column is all that is asked."""
    count, place = int.from_bytes(column[:2], "little"), 2
    first, last = time_bounds(*question.times) if question.times else (0, _LAST_TIME)
    fitting = set()
    for number in range(count):
        pairs = int.from_bytes(column[place : place + 2], "little")
        place += 2
        for _ in range(pairs):
            low, high = _TIMES.unpack_from(column, place)
            place += _TIMES.size
            if low <= last and high >= first:
                fitting.add(number)
    low = -_OPEN if question.low is None else question.low
    high = _OPEN if question.high is None else question.high
    classes = wanted_classes(question)
    return any(
        start <= high and end >= low and pattern in fitting and (classes is None or kind in classes)
        for start, end, pattern, kind in _ROW.iter_unpack(memoryview(column)[place:])
    )
