# SPDX-License-Identifier: EUPL-1.2
"""Outlines of regions and the base map, read and unpacked when first asked for."""

from functools import cache, lru_cache
from typing import Any

import orjson

from foyer.blocks.geo.atlas import DATA, atlas
from foyer.blocks.geo.rules.region import Outline
from foyer.blocks.geo.rules.rings import Ring, box, inside, unpack

BASE_MAP_LEVELS = (1, 2, 3)

Box = tuple[float, float, float, float]


@cache
def _packed() -> dict[str, tuple[bool, list[list[str]]]]:
    content: dict[str, tuple[bool, list[list[str]]]] = orjson.loads((DATA / "outlines.json").read_bytes())
    return content


@lru_cache(maxsize=64)
def outline(region_id: str) -> Outline | None:
    """Return the outline of a region as a GeoJSON MultiPolygon, or None for an unknown id.

    Callers must not change what they get: it is shared.
    """
    found = _packed().get(region_id)
    if found is None:
        return None
    exact, polygons = found
    coordinates: list[Any] = [[unpack(ring) for ring in polygon] for polygon in polygons]
    return Outline({"type": "MultiPolygon", "coordinates": coordinates}, exact)


@cache
def _municipalities() -> list[tuple[Box, list[Ring], str]]:
    """Return the polygons of all municipalities with the boxes around them."""
    found = []
    for key, region in atlas().all.items():
        if region.level == "municipality":
            for polygon in _packed()[key][1]:
                rings = [unpack(ring) for ring in polygon]
                found.append((box(rings), rings, key))
    return found


def municipality_at(latitude: float, longitude: float) -> str | None:
    """Return the id of the municipality around a point, approximately, or None outside Belgium."""
    for (west, south, east, north), rings, key in _municipalities():
        if west <= longitude <= east and south <= latitude <= north and inside(rings, longitude, latitude):
            return key
    return None


@lru_cache(maxsize=len(BASE_MAP_LEVELS))
def base_map(level: int) -> bytes:
    """Return one level of the base map (1 coarse to 3 fine) as a GeoJSON document.

    Features: `land` (a province, Brussels, or neighbouring land), and from level 3 `border`; the
    member `towns` lists [region id, latitude, longitude, Dutch name, French name or null], greatest first.

    Raises:
        ValueError: there is no such level.
    """
    if level not in BASE_MAP_LEVELS:
        raise ValueError(f"the base map has levels 1 to {BASE_MAP_LEVELS[-1]}, not {level}")
    return (DATA / f"map-{level}.json").read_bytes()
