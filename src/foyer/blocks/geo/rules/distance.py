# SPDX-License-Identifier: EUPL-1.2
"""Distance on the globe."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088


def distance_km(latitude1: float, longitude1: float, latitude2: float, longitude2: float) -> float:
    """Return the great-circle distance in kilometres between two points in degrees (WGS 84)."""
    north1, north2 = radians(latitude1), radians(latitude2)
    half = (
        sin((north2 - north1) / 2) ** 2
        + cos(north1) * cos(north2) * sin(radians(longitude2 - longitude1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))
