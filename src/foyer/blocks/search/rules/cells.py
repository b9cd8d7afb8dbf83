# SPDX-License-Identifier: EUPL-1.2
"""Points and circles on the globe as cells of a grid, so that an index of words can find them.

The grid halves latitude and longitude again and again; a level is two halvings of both (16 cells
for one). A document says the cell of its point on each level. A circle is the cells that lie
wholly within it, whose documents need no look, and the cells that it cuts, whose documents do.
"""

from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

LEVELS = 8
_SPLIT = 2
EARTH_KILOMETRES = 6371.0088
# About how many cells lie between the centre and the rim: more cells, fewer documents to look at.
_FINENESS = 6.0
# Near the poles cells are slivers: there the rim is left coarse.
_MOST = 800


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the great-circle distance of two points in kilometres (haversine)."""
    a, b = radians(latitude), radians(other_latitude)
    half = sin((b - a) / 2) ** 2
    half += cos(a) * cos(b) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_KILOMETRES * asin(sqrt(min(half, 1.0)))


@lru_cache(maxsize=8192)
def said(latitude: float, longitude: float) -> tuple[int, ...]:
    """Return the terms of a point: its cell on each level."""
    size = 1 << _SPLIT * LEVELS
    row = min(int((latitude + 90) / 180 * size), size - 1)
    column = min(int((longitude + 180) / 360 * size), size - 1)
    return tuple(
        _term(level, row >> _SPLIT * (LEVELS - level), column >> _SPLIT * (LEVELS - level))
        for level in range(LEVELS + 1)
    )


def _term(level: int, row: int, column: int) -> int:
    # Small numbers cost less to write and to read.
    return (row << _SPLIT * LEVELS | column) << 4 | level


@dataclass(frozen=True)
class Cover:
    """The cells of a circle: those within, and those at the rim."""

    within: tuple[int, ...]
    rim: tuple[int, ...]


def cover(latitude: float, longitude: float, kilometres: float) -> Cover:
    """Return the cells of which a circle is made up. The circle may be of any size."""
    within: list[int] = []
    rim: list[int] = []
    pending = deque([(0, 0, 0)])
    while pending:
        level, row, column = pending.popleft()
        box = _box(level, row, column)
        if _outside(box, latitude, longitude, kilometres):
            continue
        if _inside(box, latitude, longitude, kilometres):
            within.append(_term(level, row, column))
        elif level == LEVELS or _height(level) * _FINENESS < kilometres or len(pending) > _MOST:
            rim.append(_term(level, row, column))
        else:
            step = 1 << _SPLIT
            pending += [
                (level + 1, row * step + down, column * step + across)
                for down in range(step)
                for across in range(step)
            ]
    return Cover(tuple(sorted(within)), tuple(sorted(rim)))


Box = tuple[float, float, float, float]


def _box(level: int, row: int, column: int) -> Box:
    """Return south, west, north and east of a cell."""
    cells = 1 << _SPLIT * level
    return (
        row * 180 / cells - 90,
        column * 360 / cells - 180,
        (row + 1) * 180 / cells - 90,
        (column + 1) * 360 / cells - 180,
    )


def _height(level: int) -> float:
    """Return the height of the cells of a level in kilometres."""
    return 20_015.0 / (1 << _SPLIT * level)


def _inside(box: Box, latitude: float, longitude: float, kilometres: float) -> bool:
    """Say whether a cell lies in the circle: its corners are its farthest points while it is narrow."""
    south, west, north, east = box
    if east - west > 90:
        return kilometres > 20_016
    return all(
        distance_km(latitude, longitude, corner_latitude, corner_longitude) <= kilometres
        for corner_latitude in (south, north)
        for corner_longitude in (west, east)
    )


def _outside(box: Box, latitude: float, longitude: float, kilometres: float) -> bool:
    """Say whether a cell surely has nothing of the circle."""
    south, west, north, east = box
    middle_latitude, middle_longitude = (south + north) / 2, (west + east) / 2
    if east - west > 90:
        return False
    reach = max(
        distance_km(middle_latitude, middle_longitude, corner, west)
        for corner in (south, middle_latitude, north)
    )
    return (
        distance_km(latitude, longitude, middle_latitude, middle_longitude) > kilometres + reach * 1.01 + 0.01
    )
