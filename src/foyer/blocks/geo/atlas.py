# SPDX-License-Identifier: EUPL-1.2
"""The tree of regions and the localities, read once from the files of this block."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import orjson

from foyer.blocks.geo.rules.names import name_key
from foyer.blocks.geo.rules.region import Region

DATA = Path(__file__).parent / "data"
LANGUAGES = ("nl", "fr", "de", "en")
BRUSSELS, FLANDERS, WALLONIA = "nis-01000", "nis-02000", "nis-03000"


@dataclass(frozen=True, slots=True)
class Locality:
    """A town or village in a municipality. The point is None where no source has one.

    `population` is 0 where not known; `seat` marks the main one of its municipality.
    """

    names: tuple[str, ...]
    municipality: str
    postal_codes: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    population: int
    seat: bool


class Atlas:
    """All regions, how they lie in each other, and their postal codes."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        """Take the content of the regions file; its rows stand in the order of the tree."""
        self.all = {
            key: Region(key, level, _names(names), parent)
            for key, level, parent, *names in content["regions"]
        }
        self.by_postal_code: Mapping[str, tuple[str, ...]] = {
            code: tuple(towns) for code, towns in content["postalCodes"].items()
        }
        self._province: Mapping[str, str] = content["province"]

    @cached_property
    def tree(self) -> tuple[Region, ...]:
        """Return the regions that have a place in the tree; Flanders and Wallonia only group provinces."""
        return tuple(region for key, region in self.all.items() if key not in (FLANDERS, WALLONIA))

    @cached_property
    def chains(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for each region, itself and all that it lies in by fact, the smallest first."""
        return {key: self._chain(region) for key, region in self.all.items()}

    def _chain(self, region: Region) -> tuple[str, ...]:
        chain, node = [region.id], region
        while node.parent:
            above = self._province.get(region.id) if node.level == "touristRegion" else None
            node = self.all[above or node.parent]
            chain.append(node.id)
        if node.level == "province":
            chain.append(FLANDERS if node.id in self._flemish_provinces else WALLONIA)
        return tuple(chain)

    @cached_property
    def _flemish_provinces(self) -> frozenset[str]:
        """Return the provinces that have tourist regions."""
        return frozenset(r.parent for r in self.all.values() if r.level == "touristRegion" and r.parent)

    @cached_property
    def postal_codes(self) -> Mapping[str, tuple[str, ...]]:
        """Return the postal codes that are used in each region, sorted."""
        found: dict[str, set[str]] = defaultdict(set)
        for code, towns in self.by_postal_code.items():
            for town in towns:
                for key in self.chains[town]:
                    found[key].add(code)
        return {key: tuple(sorted(codes)) for key, codes in found.items()}

    @cached_property
    def own_names(self) -> Mapping[str, frozenset[str]]:
        """Return which municipalities are called by a name key, in any language."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, region in self.all.items():
            if region.level == "municipality":
                for name in region.name.values():
                    found[name_key(name)].add(key)
        return {key: frozenset(towns) for key, towns in found.items()}


def _names(texts: list[str | None]) -> dict[str, str]:
    """Return names by language; a missing one is the one before it."""
    names: dict[str, str] = {}
    last = ""
    for language, text in zip(LANGUAGES, texts, strict=True):
        last = text or last
        names[language] = last
    return names


@cache
def atlas() -> Atlas:
    """Return the regions; read from their file at the first call."""
    return Atlas(orjson.loads((DATA / "regions.json").read_bytes()))


@cache
def localities() -> tuple[Locality, ...]:
    """Return all localities; read from their file at the first call."""
    return tuple(
        Locality(tuple(names), town, tuple(codes), north, east, population, bool(seat))
        for names, town, codes, north, east, population, seat in orjson.loads(
            (DATA / "localities.json").read_bytes()
        )
    )


@cache
def localities_by_name() -> Mapping[str, tuple[Locality, ...]]:
    """Return the localities that a name key may mean."""
    found: dict[str, list[Locality]] = defaultdict(list)
    for item in localities():
        for key in {name_key(name) for name in item.names}:
            found[key].append(item)
    return {key: tuple(items) for key, items in found.items()}


@cache
def localities_by_municipality() -> Mapping[str, tuple[Locality, ...]]:
    """Return the localities of each municipality."""
    found: dict[str, list[Locality]] = defaultdict(list)
    for item in localities():
        found[item.municipality].append(item)
    return {key: tuple(items) for key, items in found.items()}
