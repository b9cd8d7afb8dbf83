# SPDX-License-Identifier: EUPL-1.2
"""A small map of the surroundings of a point, drawn from the outlines of municipalities."""

from functools import lru_cache
from math import cos, radians

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from foyer.blocks.geo import public as geo

_TOLERANCE = 0.0008
_WIDTH, _HEIGHT = 640, 360
_STYLE = (
    ".w{fill:#f4f1ea}.l{fill:#e6e1d6;stroke:#fbf9f5}.h{fill:#d3ccbd;stroke:#fbf9f5}.p{fill:#b3123a;stroke:#fff}"
    "@media(prefers-color-scheme:dark){.w{fill:#191722}.l{fill:#302c3c;stroke:#191722}"
    ".h{fill:#48425a;stroke:#191722}.p{fill:#e0305a}}"
)


@lru_cache(maxsize=512)
def locator(latitude: float, longitude: float) -> str:
    """Return an SVG map of the surroundings of a point: municipalities in quiet tones, and a pin."""
    stretch = cos(radians(latitude))
    span_y = 0.16
    span_x = span_y * _WIDTH / _HEIGHT / stretch
    west, north = longitude - span_x / 2, latitude + span_y / 2
    window = shapely.box(west, north - span_y, west + span_x, north)
    point = shapely.Point(longitude, latitude)
    shapes = []
    for outline in _near(window):
        kind = "h" if outline.contains(point) else "l"
        part = outline.intersection(window.buffer(0.02))
        shapes.append(
            f'<path class="{kind}" stroke-width="2" d="{_path(part, west, north, span_x, span_y)}"/>'
        )
    x, y = _WIDTH / 2, _HEIGHT / 2
    pin = (
        f'<path class="p" stroke-width="2.5" '
        f'd="M{x} {y}c-5-13-19-21-19-36a19 19 0 0 1 38 0'
        f'c0 15-14 23-19 36z"/><circle cx="{x}" cy="{y - 36}" r="7" fill="#fff"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}">'
        f'<style>{_STYLE}</style><path class="w" d="M0 0h{_WIDTH}v{_HEIGHT}H0z"/>{"".join(shapes)}{pin}</svg>'
    )


@lru_cache(maxsize=1)
def _municipalities() -> tuple[tuple[BaseGeometry, tuple[float, float, float, float]], ...]:
    outlines = (_outline(region.id) for region in geo.regions() if region.level == "municipality")
    return tuple((outline, outline.bounds) for outline in outlines if outline is not None)


def _near(window: BaseGeometry) -> list[BaseGeometry]:
    west, south, east, north = window.bounds
    return [
        outline
        for outline, (left, low, right, high) in _municipalities()
        if left < east and right > west and low < north and high > south and outline.intersects(window)
    ]


def _outline(region: str) -> BaseGeometry | None:
    found = geo.outline(region)
    if found is None:
        return None
    return shape(found.geojson).simplify(_TOLERANCE)


def _path(part: BaseGeometry, west: float, north: float, span_x: float, span_y: float) -> str:
    rings: list[str] = []
    for polygon in getattr(part, "geoms", [part]):
        if polygon.geom_type != "Polygon" or polygon.is_empty:
            continue
        points = [
            f"{(x - west) / span_x * _WIDTH:.0f} {(north - y) / span_y * _HEIGHT:.0f}"
            for x, y in polygon.exterior.coords
        ]
        rings.append("M" + "L".join(dict.fromkeys(points)) + "z")
    return "".join(rings)
