# SPDX-License-Identifier: EUPL-1.2
"""Intervals of time, inclusive and to the second, as terms of a tree.

Nodes: second, minute, 5 minutes, quarter, hour, 4 hours, day (UTC), then eight of each. The
domain is every instant of the years 1 to 9999; an open side reaches to the end of it.
"""

from collections.abc import Iterable

from foyer.blocks.search.rules.tree import Tree

MOMENTS = Tree((60, 5, 3, 4, 4, 6, *(8,) * 8))

# Seconds from the first instant of year 1 to 1970.
_EPOCH = 719_162 * 86_400
_SIZE = MOMENTS.size

Interval = tuple[int | None, int | None]


def half_open(start: int | None, end: int | None) -> tuple[int, int]:
    """Return an inclusive interval of epoch seconds as start <= n < end in the domain of the tree."""
    first = 0 if start is None else min(max(start + _EPOCH, 0), _SIZE - 1)
    last = _SIZE if end is None else min(max(end + _EPOCH + 1, 0), _SIZE)
    return first, last


def said(intervals: Iterable[Interval]) -> set[int]:
    """Return the terms that a document says for intervals of epoch seconds (None = open)."""
    return MOMENTS.said(half_open(start, end) for start, end in intervals)


def asked(start: int | None, end: int | None) -> set[int]:
    """Return the terms that ask whether some interval of a document overlaps this one."""
    return MOMENTS.asked(*half_open(start, end))
