# SPDX-License-Identifier: EUPL-1.2
"""Points and circles on the globe as cells of a grid, so that an index of words can find them.

The grid halves latitude and longitude again and again; a level is two halvings of both (16 cells
for one). A document says the cell of its point on each level. A circle is the cells that lie
wholly within it, whose documents need no look, and the cells that it cuts, whose documents do.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians
from typing import Any

import numpy as np
import numpy.typing as npt

LEVELS = 8
_SPLIT = 2
EARTH_KILOMETRES = 6371.0088
# About how many cells lie between the centre and the rim. The more, the fewer documents at the rim are to be
# looked at; where these are few anyway, few cells are quicker.
COARSE, FINE = 6.0, 24.0
# The first cells that are looked at are at least as high as this part of the circle's radius: of larger ones
# none lies within.
_COARSE = 2.5
# Near the poles cells are slivers: there the rim is left coarse.
_MOST = 800
# Cells of more degrees than this reach farther than their corners.
_NARROW = 90
_HALF_WAY_ROUND = 20_016
# A degree of latitude is a little longer than this; and no circle within these latitudes meets a pole.
_DEGREE_KM = 111.0
_FAR_FROM_POLES = 75.0
# Degrees, more than by which sums are rounded: a point just before 180 degrees would count as that.
_ROUNDED = 1e-9

Numbers = npt.NDArray[Any]
Boxes = tuple[Numbers, Numbers, Numbers, Numbers]

# What tells the cells within a cell, row by row.
_DOWN = np.repeat(np.arange(1 << _SPLIT), 1 << _SPLIT)
_ACROSS = np.tile(np.arange(1 << _SPLIT), 1 << _SPLIT)


def distances_km(
    latitude: float | Numbers, longitude: float | Numbers, other_latitude: Numbers, other_longitude: Numbers
) -> Numbers:
    """Return the great-circle distances in kilometres (haversine) of points, from one or each its own."""
    a, b = np.radians(latitude), np.radians(other_latitude)
    half = np.sin((b - a) / 2) ** 2
    half += np.cos(a) * np.cos(b) * np.sin((np.radians(other_longitude) - np.radians(longitude)) / 2) ** 2
    return np.asarray(2 * EARTH_KILOMETRES * np.arcsin(np.sqrt(np.minimum(half, 1.0))))


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


def cover(latitude: float, longitude: float, kilometres: float, fineness: float = COARSE) -> Cover:
    """Return the cells of which a circle is made up. The circle may be of any size."""
    kept = _coarse if fineness <= COARSE else _fine
    return kept(latitude, longitude, kilometres, fineness)


def _cover(latitude: float, longitude: float, kilometres: float, fineness: float) -> Cover:
    within: list[int] = []
    rim: list[int] = []
    circle = (latitude, longitude, kilometres)
    start, rows, columns = _around(*circle)
    for level in range(start, LEVELS + 1):
        if not len(rows):
            break
        boxes = _boxes(level, rows, columns)
        inside = _inside(boxes, *circle)
        cut = ~inside & ~_outside(boxes, *circle)
        within += _terms(level, rows[inside], columns[inside])
        rows, columns = rows[cut], columns[cut]
        if level == LEVELS or _height(level) * fineness < kilometres or len(rows) > _MOST:
            rim += _terms(level, rows, columns)
            break
        rows = (rows[:, None] << _SPLIT | _DOWN).ravel()
        columns = (columns[:, None] << _SPLIT | _ACROSS).ravel()
    return Cover(tuple(sorted(within)), tuple(sorted(rim)))


# Searches come from the same middles of towns again. A fine cover takes up to 80 kB.
_coarse = lru_cache(maxsize=512)(_cover)
_fine = lru_cache(maxsize=64)(_cover)


def _around(latitude: float, longitude: float, kilometres: float) -> tuple[int, Numbers, Numbers]:
    """Return a level and its cells, few, among which are all that have something of the circle."""
    degrees = kilometres / _DEGREE_KM + _ROUNDED
    level = max((level for level in range(LEVELS) if _height(level) * _COARSE > kilometres), default=0)
    cells = 1 << _SPLIT * level
    # At this latitude and nearer to the equator, degrees of longitude are long enough for a simple box.
    if (farthest := abs(latitude) + degrees) > _FAR_FROM_POLES:
        return 0, np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64)
    wide = degrees / cos(radians(farthest))
    if abs(longitude) + wide >= 180:
        return 0, np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64)
    first, last = (int((latitude + side + 90) / 180 * cells) for side in (-degrees, degrees))
    west, east = (int((longitude + side + 180) / 360 * cells) for side in (-wide, wide))
    rows, columns = np.mgrid[first : last + 1, west : east + 1]
    return level, rows.ravel(), columns.ravel()


def _terms(level: int, rows: Numbers, columns: Numbers) -> list[int]:
    terms: list[int] = ((rows << _SPLIT * LEVELS | columns) << 4 | level).tolist()
    return terms


def _boxes(level: int, rows: Numbers, columns: Numbers) -> Boxes:
    """Return south, west, north and east of cells."""
    cells = 1 << _SPLIT * level
    return (
        rows * 180 / cells - 90,
        columns * 360 / cells - 180,
        (rows + 1) * 180 / cells - 90,
        (columns + 1) * 360 / cells - 180,
    )


def _height(level: int) -> float:
    """Return the height of the cells of a level in kilometres."""
    return 20_015.0 / (1 << _SPLIT * level)


def _inside(boxes: Boxes, latitude: float, longitude: float, kilometres: float) -> Numbers:
    """Say of cells whether they lie in the circle: the corners are the farthest points of narrow ones."""
    south, west, north, east = boxes
    if east[0] - west[0] > _NARROW:
        return np.full(len(south), kilometres > _HALF_WAY_ROUND)
    corners = np.stack((south, south, north, north)), np.stack((west, east, west, east))
    return np.asarray(distances_km(latitude, longitude, *corners).max(axis=0) <= kilometres)


def _outside(boxes: Boxes, latitude: float, longitude: float, kilometres: float) -> Numbers:
    """Say of cells whether they surely have nothing of the circle."""
    south, west, north, east = boxes
    if east[0] - west[0] > _NARROW:
        return np.zeros(len(south), dtype=bool)
    middles = (south + north) / 2, (west + east) / 2
    reach = distances_km(*middles, np.stack((south, middles[0], north)), west).max(axis=0)
    return np.asarray(distances_km(latitude, longitude, *middles) > kilometres + reach * 1.01 + 0.01)
