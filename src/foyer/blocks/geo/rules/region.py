# SPDX-License-Identifier: EUPL-1.2
"""What a region, a point and an address are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Level = Literal["region", "province", "touristRegion", "municipality"]
Precision = Literal["address", "street", "locality", "postalCode", "municipality"]


@dataclass(frozen=True, slots=True)
class Region:
    """A node of the tree of regions. `parent` is where it is shown, None at the root."""

    id: str
    level: Level
    name: Mapping[str, str]
    parent: str | None


@dataclass(frozen=True, slots=True)
class Point:
    """A position in degrees (WGS 84), and how much of the address it stands for."""

    latitude: float
    longitude: float
    precision: Precision


@dataclass(frozen=True, slots=True)
class AddressParts:
    """An address as people enter it; `street` with the house number."""

    country: str
    postal_code: str
    locality: str
    street: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The border of a region as a GeoJSON geometry (simplified, some 70 metres).

    `exact` says that its source is an official border; else the border between neighbouring
    municipalities was drawn halfway between their localities.
    """

    geojson: dict[str, Any]
    exact: bool


@dataclass(frozen=True, slots=True)
class Resolution:
    """The regions of an address, the smallest first, and what they were found by.

    Only what was found by the address may grant rights: coordinates meet approximate outlines.
    """

    region_ids: tuple[str, ...]
    by: Literal["address", "coordinates", "nothing"]

    @property
    def exact(self) -> bool:
        return self.by == "address"
