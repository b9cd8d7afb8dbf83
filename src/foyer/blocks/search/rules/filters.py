# SPDX-License-Identifier: EUPL-1.2
"""What a search asks for, without an engine: filters as plain data.

Field names are those of the index documents; instants are epoch seconds, days ordinal numbers,
times of day HHMM. None as a bound means that this side is open; bounds are inclusive.
"""

from dataclasses import dataclass
from typing import TypeAlias

Bound = int | float | None


@dataclass(frozen=True)
class Exact:
    """Some value of some of the fields equals one of the texts, without regard to case."""

    fields: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True)
class Flag:
    """The field says yes or no."""

    field: str
    value: bool


@dataclass(frozen=True)
class Within:
    """The number or instant lies between the bounds."""

    field: str
    low: Bound
    high: Bound


@dataclass(frozen=True)
class Overlap:
    """Some interval of the field has something in common with [low, high]."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Moments:
    """A window of instants, of times of day, and what else one single sub-event must be."""

    low: int | None = None
    high: int | None = None
    times: tuple[int | None, int | None] | None = None
    statuses: tuple[str, ...] | None = None
    booking: str | None = None
    childcare: bool | None = None
    overnight: bool | None = None


@dataclass(frozen=True)
class Circle:
    """Within so many kilometres of a point, measured on the globe."""

    latitude: float
    longitude: float
    kilometres: float


@dataclass(frozen=True)
class Box:
    """Between two parallels and two meridians, edges included."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True)
class WordPrefixes:
    """The field has these words as beginnings of its own, side by side. Adds to the score."""

    field: str
    text: str


@dataclass(frozen=True)
class Recommended:
    """Recommended to those who look at this event."""

    event: str


@dataclass(frozen=True)
class Not:
    """Everything that the other filter does not find."""

    one: "Filter"


@dataclass(frozen=True)
class AnyOf:
    """What at least one of the filters finds; none finds nothing."""

    filters: "tuple[Filter, ...]"


Filter: TypeAlias = (
    Exact | Flag | Within | Overlap | Moments | Circle | Box | WordPrefixes | Recommended | Not | AnyOf
)
