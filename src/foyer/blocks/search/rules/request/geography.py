# SPDX-License-Identifier: EUPL-1.2
"""Circles and boxes on the map, as a request writes them."""

import re

from foyer.blocks.search.rules.filters import Box, Circle, Exact, Filter
from foyer.blocks.search.rules.request.parameters import Parameters, leading_number
from foyer.blocks.search.rules.request.refusals import parameter as refuse

_DISTANCE = re.compile(r"\s*(\d{1,15}(?:\.\d+)?|\.\d+)\s*([A-Za-z]+)\s*", re.ASCII)
_NUMBER = r"(-?\d{1,15}(?:\.\d+)?)"
_BOUNDS = re.compile(rf"{_NUMBER},\s*{_NUMBER}\|{_NUMBER},\s*{_NUMBER}", re.ASCII)

# Kilometres in one of each; the names are case-sensitive.
_UNITS = {
    **dict.fromkeys(("mi", "miles"), 1.609344),
    **dict.fromkeys(("yd", "yards"), 0.0009144),
    **dict.fromkeys(("ft", "feet"), 0.0003048),
    **dict.fromkeys(("in", "inch"), 0.0000254),
    **dict.fromkeys(("km", "kilometers"), 1.0),
    **dict.fromkeys(("m", "meters"), 0.001),
    **dict.fromkeys(("cm", "centimeters"), 0.00001),
    **dict.fromkeys(("mm", "millimeters"), 0.000001),
    **dict.fromkeys(("NM", "nmi", "nauticalmiles"), 1.852),
}


def circle(parameters: Parameters) -> Circle | None:
    """Return the circle of `coordinates` and `distance`, which come together or not at all."""
    coordinates, distance = parameters.text("coordinates"), parameters.text("distance")
    if coordinates is None and distance is None:
        return None
    if distance is None:
        raise refuse('Required "distance" parameter missing when searching by coordinates.')
    if coordinates is None:
        raise refuse('Required "coordinates" parameter missing when searching by distance.')
    parts = coordinates.split(",")
    if len(parts) != 2:
        raise refuse("Lat lon string is not in the expected format (lat,lon).")
    latitude, longitude = _point(parts[0], parts[1])
    return Circle(latitude, longitude, _kilometres(distance))


def _point(latitude: str, longitude: str) -> tuple[float, float]:
    lat, lon = leading_number(latitude), leading_number(longitude)
    if not -90 <= lat <= 90:
        raise refuse("Latitude should be between -90 and 90.")
    if not -180 <= lon <= 180:
        raise refuse("Longitude should be between --180 and 180.")
    return lat, lon


def _kilometres(distance: str) -> float:
    parts = _DISTANCE.fullmatch(distance)
    if not parts:
        raise refuse("Distance is not in a valid format.")
    if parts[2] not in _UNITS:
        raise refuse("Distance uses an unsupported unit.")
    return float(parts[1]) * _UNITS[parts[2]]


def box(parameters: Parameters) -> Box | None:
    """Return the box of `bounds`: its south-west corner, a bar, its north-east corner."""
    given = parameters.text("bounds")
    if given is None:
        return None
    parts = _BOUNDS.search(given)
    if not parts:
        raise refuse(
            "Bounds parameter should be in the "
            '"southWestLat,southWestLong|northEastLat,NorthEastLong" format.'
        )
    south, west = _point(parts[1], parts[2])
    north, east = _point(parts[3], parts[4])
    return Box(south, west, north, east)


def regions(parameters: Parameters) -> list[Filter]:
    """Return the filters of `regions`: all of them must hold the document's point."""
    return [Exact(("regions",), (region,)) for region in parameters.items("regions")]
