# SPDX-License-Identifier: EUPL-1.2
"""The base map: land, borders and names of towns at three levels of detail, as GeoJSON.

Each border is drawn once. Flanders and Brussels carry provinces and municipalities; Wallonia is
shown as neighbouring land only.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import shapely
from shapely.geometry import LineString, Polygon, mapping
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from foyer.blocks.geo.build.localities import Locality
from foyer.blocks.geo.build.outlines import parts, simplified
from foyer.blocks.geo.build.regions import Row


@dataclass(frozen=True)
class Detail:
    """How fine a level is: tolerance in degrees, smallest island, decimals, towns, lowest borders."""

    tolerance: float
    island: float
    decimals: int
    towns: int
    municipalities: bool


LEVELS = (
    Detail(tolerance=0.008, island=0.0008, decimals=3, towns=16, municipalities=False),
    Detail(tolerance=0.003, island=0.0004, decimals=3, towns=70, municipalities=False),
    Detail(tolerance=0.0022, island=0.00002, decimals=4, towns=304, municipalities=True),
)
NEIGHBOUR_TOLERANCE = 0.012
UNDERLAP = 0.006

WALLONIA = "nis-03000"

Feature = dict[str, Any]


def base_map(
    detail: Detail,
    towns: dict[str, BaseGeometry],
    members: dict[str, set[str]],
    rows: list[Row],
    known: list[Locality],
) -> dict[str, Any]:
    """Return one level of the map as a GeoJSON feature collection."""
    shapes = simplified(towns, detail.tolerance)
    home = {
        town: WALLONIA if town in members[WALLONIA] else province
        for province, level, *_ in rows
        if province == "nis-01000" or (level == "province" and province)
        for town in members[province]
    }
    features = [_neighbour(towns, home)]
    features += [_land(key, shapes, home, detail) for key in sorted(set(home.values()) - {WALLONIA})]
    if detail.municipalities:
        features.append(_inner_borders(shapes, home, detail))
    return {"type": "FeatureCollection", "features": features, "towns": _towns(known, rows, members, detail)}


def _neighbour(towns: dict[str, BaseGeometry], home: dict[str, str]) -> Feature:
    """Return Wallonia, coarse, and a little too large: it lies under the land that is drawn after it."""
    shapes = simplified(towns, NEIGHBOUR_TOLERANCE)
    union = shapely.coverage_union_all([shapes[town] for town in shapes if home[town] == WALLONIA])
    grown = union.buffer(UNDERLAP, join_style="mitre").simplify(UNDERLAP / 3)
    return _feature({"kind": "land", "id": WALLONIA, "neighbour": True}, parts(grown), 3)


def _land(key: str, shapes: dict[str, BaseGeometry], home: dict[str, str], detail: Detail) -> Feature:
    """Return a province, or Brussels, without the smallest of its islands."""
    union = shapely.coverage_union_all([shapes[town] for town in shapes if home[town] == key])
    polygons = [polygon for polygon in parts(union) if polygon.area >= detail.island]
    return _feature({"kind": "land", "id": key, "neighbour": False}, polygons, detail.decimals)


def _feature(properties: dict[str, Any], polygons: list[Polygon], decimals: int) -> Feature:
    rings = [
        [_rounded(ring.coords[:], decimals) for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in polygons
    ]
    geometry = {"type": "MultiPolygon", "coordinates": rings}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _inner_borders(shapes: dict[str, BaseGeometry], home: dict[str, str], detail: Detail) -> Feature:
    """Return the borders between municipalities of one province, each once."""
    owners: dict[Any, set[str]] = defaultdict(set)
    for town, shape in shapes.items():
        for polygon in parts(shape):
            for ring in (polygon.exterior, *polygon.interiors):
                corners = ring.coords[:]
                for one, other in pairwise(corners):
                    owners[min(one, other), max(one, other)].add(town)
    edges = [
        LineString(edge)
        for edge, sides in owners.items()
        if len(sides) > 1
        and len(provinces := {home[town] for town in sides}) == 1
        and provinces != {WALLONIA}
    ]
    return {
        "type": "Feature",
        "properties": {"kind": "border", "level": "municipality"},
        "geometry": {"type": "MultiLineString", "coordinates": _lines(edges, detail)},
    }


def _lines(edges: list[LineString], detail: Detail) -> list[Any]:
    merged = mapping(linemerge(edges))
    found = merged["coordinates"] if merged["type"] == "MultiLineString" else [merged["coordinates"]]
    return [_rounded(line, detail.decimals) for line in found]


def _towns(
    known: list[Locality], rows: list[Row], members: dict[str, set[str]], detail: Detail
) -> list[list[Any]]:
    """Return [region id, latitude, longitude, Dutch name, French name if another], most populous first."""
    names = {row[0]: row[3:5] for row in rows}
    # Brussels has nineteen municipalities in the space of one town: only the first is named on the map.
    hidden = members[WALLONIA] | members["nis-01000"] - {"nis-21004"}
    seats = [(item, item.place) for item in known if item.seat and item.place]
    shown = sorted(
        ((item, place) for item, place in seats if item.municipality not in hidden),
        key=lambda seat: -seat[1].population,
    )
    return [
        [item.municipality, round(place.latitude, 3), round(place.longitude, 3), *names[item.municipality]]
        for item, place in shown[: detail.towns]
    ]


def _rounded(corners: Any, decimals: int) -> list[list[float]]:
    """Return corners with few decimals, without those that became the same as the one before."""
    shown: list[list[float]] = []
    for longitude, latitude in corners:
        corner = [round(longitude, decimals), round(latitude, decimals)]
        if not shown or shown[-1] != corner:
            shown.append(corner)
    return shown
