# SPDX-License-Identifier: EUPL-1.2
"""Intervals of integers as sets of terms, so that an index of words can answer "do they overlap?".

A tree lies over the domain: leaves are single integers, each level joins a fixed number of
neighbours (the ratio), and the ratios are chosen so that the usual boundaries (whole minutes,
hours, days) are boundaries of high nodes. An interval is the smallest set of nodes that covers
it exactly. A document says its cover nodes (kind C) and all nodes above them (kind A); a question
asks for C or A at each of its own cover nodes, and for C at all nodes above them. Two intervals
overlap exactly when a node of one lies at, above or below a node of the other, so no hit has to
be verified and the answer is an ordinary set of terms.

docs/decisions/0010-interval-terms.md tells why, and what it costs.
"""

from collections.abc import Iterable
from dataclasses import dataclass

PLACE = 6
"""How far the place of a node is shifted within a term; level and kind lie below it.

The usual terms are then small numbers, which cost less to write and to read.
"""

_ABOVE = 1
_STEP = 1 << PLACE


@dataclass(frozen=True)
class Tree:
    """A tree over the integers 0 <= n < size; `ratios` from the leaves up, one a level."""

    ratios: tuple[int, ...]

    @property
    def size(self) -> int:
        """The number of leaves below the root."""
        size = 1
        for ratio in self.ratios:
            size *= ratio
        return size

    def cover(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the (level, index) of the fewest nodes that make up start <= n < end exactly.

        Both bounds must lie within the domain; an empty interval has no nodes.
        """
        return [
            (level, index) for level, first, last in self._runs(start, end) for index in range(first, last)
        ]

    def _runs(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return the cover as (level, first, last + 1): neighbours below one and the same node."""
        runs: list[tuple[int, int, int]] = []
        for level, ratio in enumerate(self.ratios):
            if start >= end:
                return runs
            rising = min(end, -(-start // ratio) * ratio)
            falling = max(rising, end // ratio * ratio)
            if start < rising:
                runs.append((level, start, rising))
            if falling < end:
                runs.append((level, falling, end))
            start, end = rising // ratio, falling // ratio
        if start < end:
            runs.append((len(self.ratios), start, end))
        return runs

    def said(self, intervals: Iterable[tuple[int, int]]) -> set[int]:
        """Return the terms that a document says for its half-open intervals."""
        terms: set[int] = set()
        for start, end in intervals:
            for level, first, last in self._runs(start, end):
                terms.update(range(_node(level, first), _node(level, last), _STEP))
                self._climb(terms, level, first, _ABOVE)
        return terms

    def asked(self, start: int, end: int) -> set[int]:
        """Return the terms of which a document has at least one if it overlaps the half-open interval."""
        terms: set[int] = set()
        for level, first, last in self._runs(start, end):
            terms.update(range(_node(level, first), _node(level, last), _STEP))
            if level:
                terms.update(range(_node(level, first) | _ABOVE, _node(level, last), _STEP))
            self._climb(terms, level, first, 0)
        return terms

    def _climb(self, terms: set[int], level: int, place: int, kind: int) -> None:
        """Add the nodes above a node, up to the first that is there: what lies above that one is too."""
        ratios = self.ratios
        while level < len(ratios):
            place //= ratios[level]
            level += 1
            term = place << PLACE | level << 1 | kind
            if term in terms:
                return
            terms.add(term)


def _node(level: int, place: int) -> int:
    """Return the term of a node itself."""
    return place << PLACE | level << 1


def level_of(term: int) -> int:
    """Return the level of the node of a term that a document says."""
    return term % _STEP >> 1


def in_class(terms: Iterable[int], number: int) -> list[int]:
    """Return terms marked with a class (0-63), so that they meet only terms of that class."""
    return [term << 6 | number for term in terms]
