# SPDX-License-Identifier: EUPL-1.2
"""Coordinates: read from text, checked against bounds, put right where they changed places."""

import math
import re
from dataclasses import dataclass

from foyer.blocks.imports.rules.findings import Action, Findings
from foyer.blocks.imports.rules.mapping.model import Bounds, Value, Venue
from foyer.blocks.imports.rules.rows import Row
from foyer.blocks.imports.rules.values import name_of, refuse, text_of, texts_of

_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[.,]\d+)?")
_EARTH_KM = 6371.0088


@dataclass(frozen=True)
class Point:
    """A place on the globe, WGS84, in degrees."""

    latitude: float
    longitude: float


def metres(one: Point, other: Point) -> float:
    """Return the distance of two points in metres, over a sphere."""
    rise = math.radians(other.latitude - one.latitude) / 2
    turn = math.radians(other.longitude - one.longitude) / 2
    across = math.cos(math.radians(one.latitude)) * math.cos(math.radians(other.latitude))
    part = math.sin(rise) ** 2 + across * math.sin(turn) ** 2
    return 2000 * _EARTH_KM * math.asin(min(1.0, math.sqrt(part)))


def parse_number(text: str) -> float | None:
    """Return a coordinate written with point or comma, or None."""
    bare = text.strip().rstrip("°").strip()
    return float(bare.replace(",", ".")) if _NUMBER.fullmatch(bare) else None


def parse_pair(text: str) -> tuple[float, float] | None:
    """Return the two numbers of '51.05, 3.72', '51,05;3,72' or 'POINT(3.72 51.05)', in that order."""
    bare = re.sub(r"(?i)point|srid=\d+;|[()\[\]°]", " ", text).strip()
    parts = [part for part in re.split(r"[;|]|,\s+|\s+", bare) if part]
    if len(parts) == 1:
        parts = bare.split(",")
    numbers = [parse_number(part) for part in parts]
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
        return None
    return numbers[0], numbers[1]


def inside(point: Point, bounds: Bounds) -> bool:
    """Say whether a point lies within a box."""
    return bounds.south <= point.latitude <= bounds.north and bounds.west <= point.longitude <= bounds.east


def point_of(venue: Venue, row: Row, found: Findings) -> Point | None:
    """Return where the venue of a row lies, or None where the row does not say it well.

    Raises:
        RefusedRow: a fault for which the mapping refuses the row.
    """
    value = venue.coordinates or venue.latitude
    pair = _pair(venue, row, found)
    if pair is None:
        return None
    point = Point(*pair)
    column, shown = _column(venue), f"{point.latitude}, {point.longitude}"
    if inside(point, venue.bounds):
        if venue.area is None or inside(point, venue.area):
            return point
        return point if refuse(found, row, column, shown, "outside-area") is Action.TAKE else None
    turned = Point(point.longitude, point.latitude)
    if value is not None and inside(turned, venue.bounds):
        action = refuse(found, row, column, shown, "swapped-coordinates")
        return point if action is Action.TAKE else turned
    action = refuse(found, row, column, shown, "far-coordinates")
    on_globe = abs(point.latitude) <= 90 and abs(point.longitude) <= 180
    return point if action is Action.TAKE and on_globe else None


def _pair(venue: Venue, row: Row, found: Findings) -> tuple[float, float] | None:
    """Return latitude and longitude as written; none where both are empty or zero."""
    if venue.coordinates is not None:
        texts = texts_of(venue.coordinates, row, found, "venue.coordinates")
        if not texts:
            return None
        pair = parse_pair(" ".join(texts) if len(texts) > 1 else texts[0])
        shown = ", ".join(texts)
        if pair is not None and venue.longitude_first:
            pair = pair[1], pair[0]
    else:
        latitude = text_of(venue.latitude, row, found, "venue.latitude")
        longitude = text_of(venue.longitude, row, found, "venue.longitude")
        if not latitude and not longitude:
            return None
        numbers = parse_number(latitude), parse_number(longitude)
        pair = None if numbers[0] is None or numbers[1] is None else (numbers[0], numbers[1])
        shown = f"{latitude}, {longitude}"
    if pair is None:
        refuse(found, row, _column(venue), shown, "unreadable-coordinates")
        return None
    return None if pair == (0.0, 0.0) else pair


def _column(venue: Venue) -> str:
    values: list[Value | None] = (
        [venue.coordinates] if venue.coordinates else [venue.latitude, venue.longitude]
    )
    return ", ".join(dict.fromkeys(name_of(value, "venue") for value in values))
