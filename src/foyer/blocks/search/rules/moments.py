# SPDX-License-Identifier: EUPL-1.2
"""Intervals of time, inclusive and to the second, as terms of a tree.

Nodes: second, minute, 5 minutes, quarter, hour, 4 hours, day (UTC), then eight of each. The
domain is every instant of the years 1 to 9999; an open side reaches to the end of it.
"""

from collections.abc import Iterable
from functools import lru_cache
from math import prod

from foyer.blocks.search.rules.tree import PLACE, Tree, level_of

_WITHIN_DAY = (60, 5, 3, 4, 4, 6)
_EIGHT = 8
MOMENTS = Tree((*_WITHIN_DAY, *(_EIGHT,) * 8))

_DAY = 86_400
# For each level, the day itself last, what lies between the terms of a node and that of the next day.
_STEPS = tuple(prod(_WITHIN_DAY[level:]) << PLACE for level in range(len(_WITHIN_DAY) + 1))

# Seconds from the first instant of year 1 to 1970.
_EPOCH = 719_162 * 86_400
_SIZE = MOMENTS.size
_DAYS = _SIZE // _DAY

Interval = tuple[int | None, int | None]


def half_open(start: int | None, end: int | None) -> tuple[int, int]:
    """Return an inclusive interval of epoch seconds as start <= n < end in the domain of the tree."""
    first = 0 if start is None else min(max(start + _EPOCH, 0), _SIZE - 1)
    last = _SIZE if end is None else min(max(end + _EPOCH + 1, 0), _SIZE)
    return first, last


def said(intervals: Iterable[Interval]) -> set[int]:
    """Return the terms that a document says for intervals of epoch seconds (None = open).

    As the tree says them: for an interval within one day (UTC), the terms below the day are those of any
    other day, moved, and those above are the same for eight days. A night says what its two parts say.
    """
    terms: set[int] = set()
    days_of: dict[tuple[int, int], list[int]] = {}
    for start, end in intervals:
        if start is not None and end is not None:
            day, begins = divmod(start + _EPOCH, _DAY)
            ends = begins + end - start + 1
            if begins < ends <= 2 * _DAY and 0 <= day < _DAYS - 1:
                days_of.setdefault((begins, min(ends, _DAY)), []).append(day)
                if ends > _DAY:
                    days_of.setdefault((0, ends - _DAY), []).append(day + 1)
                continue
        terms |= MOMENTS.said([half_open(start, end)])
    for clock, days in days_of.items():
        terms.update([term + day * step for term, step in _said_within_day(*clock) for day in days])
        for eight in {day // _EIGHT for day in days}:
            terms.update(_said_above(eight))
    return terms


# Performances begin and end at few times of the day, and on the days of some years.
@lru_cache(maxsize=4096)
def _said_within_day(begins: int, ends: int) -> tuple[tuple[int, int], ...]:
    """Return the terms of seconds of the first day, up to that of the day, each with its step to the next."""
    said = ((term, level_of(term)) for term in MOMENTS.said([(begins, ends)]))
    return tuple((term, _STEPS[level]) for term, level in said if level < len(_STEPS))


@lru_cache(maxsize=4096)
def _said_above(eight: int) -> tuple[int, ...]:
    """Return the terms above the day that all intervals within one of these eight days say."""
    day = eight * _EIGHT
    said = MOMENTS.said([(day * _DAY, (day + 1) * _DAY)])
    return tuple(term for term in said if level_of(term) >= len(_STEPS))


def asked(start: int | None, end: int | None) -> set[int]:
    """Return the terms that ask whether some interval of a document overlaps this one."""
    return MOMENTS.asked(*half_open(start, end))
