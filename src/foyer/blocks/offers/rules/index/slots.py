# SPDX-License-Identifier: EUPL-1.2
"""Sub-events that differ in their times only, as those of opening hours do.

A library that is open for a year and a half has some five hundred; an index asks most of them the same, so
that each is put together only when it is looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

Reach = tuple[int | None, int | None]
Clock = list[tuple[int | None, int | None]]


class Alike(Sequence[dict[str, Any]]):
    """Sub-events with the same `facts`: their ranges of moments, and beside each its times of the day."""

    __slots__ = ("clocks", "facts", "ranges")

    def __init__(self, ranges: Sequence[Reach], clocks: Sequence[Clock], facts: Mapping[str, Any]) -> None:
        self.ranges = ranges
        self.clocks = clocks
        self.facts = facts

    def __len__(self) -> int:
        return len(self.ranges)

    @overload
    def __getitem__(self, place: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, place: slice) -> "Alike": ...
    def __getitem__(self, place: int | slice) -> "dict[str, Any] | Alike":
        if isinstance(place, slice):
            return Alike(self.ranges[place], self.clocks[place], self.facts)
        return {"dateRange": self.ranges[place], "localTimeRange": self.clocks[place], **self.facts}

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (self[place] for place in range(len(self.ranges)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]
