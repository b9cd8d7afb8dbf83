# SPDX-License-Identifier: EUPL-1.2
"""Rings of polygons: packed into short texts, unpacked, and asked whether a point lies inside.

A packed ring is a text of the "encoded polyline" algorithm: differences between corners in steps
of 0.0001 degree, five bits a character; latitude first; the closing corner is left out.
"""

from collections.abc import Sequence
from itertools import pairwise

Ring = list[tuple[float, float]]
"""Corners as (longitude, latitude); the last is the first again."""

STEPS = 10_000


def pack(corners: Sequence[tuple[float, float]]) -> str:
    """Return the text of a ring. Corners that fall on the one before them are left out."""
    text: list[str] = []
    before = (0, 0)
    for longitude, latitude in corners[:-1]:
        here = (round(latitude * STEPS), round(longitude * STEPS))
        if here != before:
            text += (_number(here[0] - before[0]), _number(here[1] - before[1]))
            before = here
    return "".join(text)


def _number(value: int) -> str:
    rest = ~(value << 1) if value < 0 else value << 1
    letters = ""
    while rest >= 0x20:
        letters += chr((0x20 | (rest & 0x1F)) + 63)
        rest >>= 5
    return letters + chr(rest + 63)


def unpack(text: str) -> Ring:
    """Return the closed ring of a text made by `pack`."""
    numbers = []
    value = shift = 0
    for letter in text:
        bits = ord(letter) - 63
        value |= (bits & 0x1F) << shift
        shift += 5
        if bits < 0x20:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    latitude = longitude = 0
    ring: Ring = []
    for north, east in zip(numbers[::2], numbers[1::2], strict=True):
        latitude += north
        longitude += east
        ring.append((longitude / STEPS, latitude / STEPS))
    ring.append(ring[0])
    return ring


def inside(rings: Sequence[Ring], longitude: float, latitude: float) -> bool:
    """Say whether a point lies in a polygon: its first ring without the others, which are holes.

    A point exactly on a border may be told either way.
    """
    odd = False
    for ring in rings:
        for (east, north), (to_east, to_north) in pairwise(ring):
            if (north > latitude) != (to_north > latitude):
                crossing = east + (latitude - north) * (to_east - east) / (to_north - north)
                odd ^= longitude < crossing
    return odd


def box(rings: Sequence[Ring]) -> tuple[float, float, float, float]:
    """Return (west, south, east, north) of a polygon."""
    longitudes = [corner[0] for corner in rings[0]]
    latitudes = [corner[1] for corner in rings[0]]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
