# SPDX-License-Identifier: EUPL-1.2
"""A small map as shapes on paper: land, and where the items of a list lie."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

Position = Sequence[float]
"""Longitude and latitude, as in GeoJSON."""

WIDTH, HEIGHT = 174.0, 120.0
"""Of the map, in millimetres."""
SMALLEST = 0.04
"""Of what is shown, in degrees of latitude: some four kilometres."""
MOST_NUMBERED = 99
_FINEST = 0.8


@dataclass(frozen=True)
class Drawing:
    """Shapes in millimetres from the upper left corner: `land` are rings, `dots` are (x, y, number or 0)."""

    land: list[list[tuple[float, float]]]
    dots: list[tuple[float, float, int]]


def drawing(points: Sequence[tuple[int, float, float]], land: Iterable[Sequence[Position]]) -> Drawing:
    """Return a map on which all points (number, latitude, longitude) lie; dots of one spot are one.

    Where there are more than `MOST_NUMBERED` dots, none has a number.
    """
    if not points:
        return Drawing([], [])
    south, north = min(point[1] for point in points), max(point[1] for point in points)
    west, east = min(point[2] for point in points), max(point[2] for point in points)
    squeeze = cos(radians((south + north) / 2))
    scale = min(
        0.86 * HEIGHT / max(north - south, SMALLEST), 0.86 * WIDTH / max((east - west) * squeeze, SMALLEST)
    )
    middle = ((west + east) / 2, (south + north) / 2)

    def place(longitude: float, latitude: float) -> tuple[float, float]:
        x = WIDTH / 2 + (longitude - middle[0]) * squeeze * scale
        y = HEIGHT / 2 - (latitude - middle[1]) * scale
        return round(x, 2), round(y, 2)

    spots: dict[tuple[int, int], tuple[float, float, int]] = {}
    for number, latitude, longitude in points:
        x, y = place(longitude, latitude)
        spots.setdefault((int(x / _FINEST), int(y / _FINEST)), (x, y, number))
    numbered = len(spots) <= MOST_NUMBERED
    shown = [
        ring for ring in ([place(*position[:2]) for position in ring] for ring in land) if _is_seen(ring)
    ]
    return Drawing(shown, [(x, y, number if numbered else 0) for x, y, number in spots.values()])


def _is_seen(ring: Sequence[tuple[float, float]]) -> bool:
    """Say whether a ring may reach into the map."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return bool(ring) and min(xs) < WIDTH and max(xs) > 0 and min(ys) < HEIGHT and max(ys) > 0
