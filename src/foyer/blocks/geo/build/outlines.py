# SPDX-License-Identifier: EUPL-1.2
"""The outlines file: the polygon of each region, simplified, and whether its source is exact."""

from collections import defaultdict

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from foyer.blocks.geo.build.localities import Canton
from foyer.blocks.geo.build.regions import Row
from foyer.blocks.geo.rules.rings import pack

TOLERANCE = 0.0008  # degrees; about 70 metres

Packed = dict[str, tuple[bool, list[list[str]]]]


def groups(rows: list[Row], elsewhere: dict[str, str]) -> dict[str, set[str]]:
    """Return the municipalities that make up each region, by fact rather than by the tree."""
    parents = {row[0]: row[2] for row in rows}
    flemish = {row[0] for row in rows if row[1] == "touristRegion" and row[2] != "nis-01000"}
    members: dict[str, set[str]] = defaultdict(set)
    for identifier, level, parent, *_ in rows:
        if level != "municipality" or identifier is None or parent is None:
            continue
        members[identifier].add(identifier)
        members[parent].add(identifier)
        if above := elsewhere.get(identifier) or parents[parent]:
            members[above].add(identifier)
        if parent in flemish:
            members["nis-02000"].add(identifier)
        elif parent.startswith("nis-"):
            members["nis-03000"].add(identifier)
    return members


def simplified(towns: dict[str, BaseGeometry], tolerance: float) -> dict[str, BaseGeometry]:
    """Return the polygons with fewer corners; borders stay shared."""
    return dict(zip(towns, shapely.coverage_simplify(list(towns.values()), tolerance), strict=True))


def packed(members: dict[str, set[str]], towns: dict[str, BaseGeometry], areas: list[Canton]) -> Packed:
    """Return the outline of each region and whether it is made of whole cantons."""
    shapes = simplified(towns, TOLERANCE)
    found: Packed = {}
    for identifier, inside in members.items():
        exact = all(
            set(area.municipalities) <= inside or not inside & set(area.municipalities) for area in areas
        )
        union = shapely.coverage_union_all([shapes[key] for key in sorted(inside)])
        found[identifier] = (exact, [_rings(polygon) for polygon in parts(union)])
    return found


def parts(geometry: BaseGeometry) -> list[Polygon]:
    """Return the polygons of a geometry, the largest first."""
    polygons = list(geometry.geoms) if isinstance(geometry, MultiPolygon) else [geometry]
    return sorted(polygons, key=lambda polygon: -polygon.area)


def _rings(polygon: Polygon) -> list[str]:
    return [pack(ring.coords[:]) for ring in (polygon.exterior, *polygon.interiors)]
