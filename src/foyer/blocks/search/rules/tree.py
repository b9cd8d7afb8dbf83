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

_ABOVE = 1 << 55
_LEVEL = 48


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
        nodes: list[tuple[int, int]] = []
        level = 0
        for level, ratio in enumerate(self.ratios):
            if start >= end:
                return nodes
            rising = min(end, -(-start // ratio) * ratio)
            nodes.extend((level, index) for index in range(start, rising))
            falling = max(rising, end // ratio * ratio)
            nodes.extend((level, index) for index in range(falling, end))
            start, end = rising // ratio, falling // ratio
        nodes.extend((level + 1, index) for index in range(start, end))
        return nodes

    def said(self, intervals: Iterable[tuple[int, int]]) -> set[int]:
        """Return the terms that a document says for its half-open intervals."""
        terms: set[int] = set()
        ratios = self.ratios
        for start, end in intervals:
            for level, index in self.cover(start, end):
                terms.add(level << _LEVEL | index)
                above, place = level, index
                while above < len(ratios):
                    place //= ratios[above]
                    above += 1
                    term = _ABOVE | above << _LEVEL | place
                    if term in terms:
                        break
                    terms.add(term)
        return terms

    def asked(self, start: int, end: int) -> set[int]:
        """Return the terms of which a document has at least one if it overlaps the half-open interval."""
        terms: set[int] = set()
        ratios = self.ratios
        for level, index in self.cover(start, end):
            terms.add(level << _LEVEL | index)
            if level:
                terms.add(_ABOVE | level << _LEVEL | index)
            above, place = level, index
            while above < len(ratios):
                place //= ratios[above]
                above += 1
                term = above << _LEVEL | place
                if term in terms:
                    break
                terms.add(term)
        return terms


def in_class(terms: Iterable[int], number: int) -> list[int]:
    """Return terms marked with a class (0-63), so that they meet only terms of that class."""
    mark = number << 56
    return [term | mark for term in terms]
