# SPDX-License-Identifier: EUPL-1.2
"""The endpoints of geo: parse, call, render."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson
from django.http import HttpResponse

from foyer.blocks.geo.addresses import locality_point, municipality_of, region_ids
from foyer.blocks.geo.atlas import atlas
from foyer.blocks.geo.outlines import base_map, outline
from foyer.blocks.geo.rules.region import Point, Region
from foyer.blocks.geo.suggestions import suggestions
from foyer.kernel.http import failures
from foyer.kernel.http.contract import Contract
from foyer.kernel.http.own_api import OwnApi, Request
from foyer.kernel.http.stable import stable

HOUR = 60 * 60
DAY = 24 * HOUR
GEOJSON = "application/geo+json"


def get_regions(request: Request) -> HttpResponse:
    """Answer the tree, or a level or the children of it."""
    body = _tree(request.values.get("level"), request.values.get("parent"))
    return stable(request.http, body, max_age=DAY)


@lru_cache(maxsize=64)
def _tree(level: str | None, parent: str | None) -> bytes:
    shown = [
        _region(item)
        for item in atlas().tree
        if level in (None, item.level) and (parent is None or item.parent == parent)
    ]
    return orjson.dumps({"regions": shown})


def get_region(request: Request) -> HttpResponse:
    """Answer one region."""
    found = _known(request.values["id"])
    shown = _region(found) | {
        "within": atlas().chains[found.id][1:],
        "postalCodes": atlas().postal_codes.get(found.id, ()),
    }
    return stable(request.http, orjson.dumps(shown), max_age=DAY)


def get_outline(request: Request) -> HttpResponse:
    """Answer the outline of a region as a GeoJSON feature."""
    body = _outline(_known(request.values["id"]).id)
    return stable(request.http, body, max_age=DAY, content_type=GEOJSON)


@lru_cache(maxsize=64)
def _outline(region_id: str) -> bytes:
    region, drawn = atlas().all[region_id], outline(region_id)
    if drawn is None:
        raise failures.not_found("This region has no outline.")
    properties = {"name": region.name, "level": region.level, "exact": drawn.exact}
    return orjson.dumps(
        {"type": "Feature", "id": region_id, "properties": properties, "geometry": drawn.geojson}
    )


def get_suggestions(request: Request) -> HttpResponse:
    """Answer places by their first letters."""
    values = request.values
    found = suggestions(values["text"], values["limit"], values["language"])
    shown = [
        {"kind": item.kind, "label": item.label, "region": item.region.id, "point": _point(item.point)}
        for item in found
    ]
    return stable(request.http, orjson.dumps({"suggestions": shown}), max_age=HOUR)


def get_address(request: Request) -> HttpResponse:
    """Answer the regions and the point of an address."""
    parts = (request.values["country"], request.values["postalCode"], request.values["locality"])
    town = municipality_of(*parts)
    shown = {
        "municipality": _region(town) if town else None,
        "regions": region_ids(*parts),
        "point": _point(locality_point(*parts)),
    }
    return stable(request.http, orjson.dumps(shown), max_age=HOUR)


def get_map(request: Request) -> HttpResponse:
    """Answer one level of the base map."""
    return stable(request.http, base_map(request.values["level"]), max_age=DAY, content_type=GEOJSON)


def _known(region_id: str) -> Region:
    found = atlas().all.get(region_id)
    if found is None:
        raise failures.not_found(f"There is no region {region_id!r}.")
    return found


def _region(item: Region) -> dict[str, Any]:
    return {"id": item.id, "level": item.level, "name": item.name, "parent": item.parent}


def _point(item: Point | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {"latitude": item.latitude, "longitude": item.longitude, "precision": item.precision}


api = OwnApi(
    "geo",
    Contract.load(Path(__file__).with_name("openapi.yaml")),
    {
        "get-regions": get_regions,
        "get-region": get_region,
        "get-outline": get_outline,
        "get-suggestions": get_suggestions,
        "get-address": get_address,
        "get-map": get_map,
    },
)
