# SPDX-License-Identifier: EUPL-1.2
"""What people may mean by the first letters of a place."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log10
from typing import Literal

from foyer.blocks.geo.atlas import BRUSSELS, FLANDERS, Locality, atlas, localities
from foyer.blocks.geo.rules.names import fold, name_key
from foyer.blocks.geo.rules.region import Point, Precision, Region

Kind = Literal["region", "province", "touristRegion", "municipality", "locality", "postalCode"]
SUMS = {"region": 3.2, "province": 2.6, "touristRegion": 2.9, "municipality": 2.0, "postalCode": 1.0}
AS_REGION = {"nl": "Regio {}", "fr": "Région {}", "de": "Region {}", "en": "{} region"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One place: its label in the reader's language, the region to search in, a point where known.

    A locality or postal code carries the municipality that it lies in as `region`.
    """

    kind: Kind
    label: str
    region: Region
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: Kind
    names: tuple[str, ...]
    region: Region
    point: Point | None
    weight: float


@lru_cache(maxsize=2_000)
def suggestions(text: str, limit: int = 8, language: str = "nl") -> tuple[Suggestion, ...]:
    """Return places whose name, or a later word of it, begins with a text; the likeliest first.

    Case, accents and hyphens do not count; a postal code is found by its first two digits. Whole
    names come before beginnings, beginnings before later words, greater places before smaller ones.
    """
    wanted = fold(text)
    if not wanted or (wanted.isdigit() and len(wanted) < 2):
        return ()
    best: dict[int, float] = {}
    for asked in {wanted, name_key(text)}:
        keys, entries = _index()
        for position in range(bisect_left(keys, (asked, -1, 0)), len(keys)):
            key, later, number = keys[position]
            if not key.startswith(asked):
                break
            score = entries[number].weight + (8 if key == asked and not later else 0) - (4 if later else 0)
            best[number] = max(score, best.get(number, score))
    ranked = sorted(best, key=lambda number: (-best[number], number))
    return _shown(ranked, limit, language, wanted)


def _shown(ranked: list[int], limit: int, language: str, wanted: str) -> tuple[Suggestion, ...]:
    """Return the first entries, without those that repeat a label in the same region."""
    _, entries = _index()
    found: list[Suggestion] = []
    seen: set[tuple[str, str]] = set()
    for number in ranked:
        if len(found) >= limit:
            break
        entry = entries[number]
        suggestion = Suggestion(entry.kind, _label(entry, language, wanted), entry.region, entry.point)
        if (suggestion.label, entry.region.id) not in seen:
            seen.add((suggestion.label, entry.region.id))
            found.append(suggestion)
    return tuple(found)


def suggest(text: str, limit: int = 8, language: str = "nl") -> list[Region]:
    """Return the regions of the suggestions, each once, the likeliest first."""
    regions = {item.region.id: item.region for item in suggestions(text, 4 * limit, language)}
    return list(regions.values())[:limit]


def _label(entry: _Entry, language: str, wanted: str) -> str:
    town = entry.region.name.get(language) or entry.region.name["nl"]
    if entry.kind == "touristRegion" and atlas().own_names.get(name_key(town)):
        return AS_REGION.get(language, AS_REGION["nl"]).format(town)
    if entry.kind not in ("locality", "postalCode"):
        return town
    name = next((name for name in entry.names if fold(name).startswith(wanted)), entry.names[0])
    return name if name_key(name).endswith(name_key(town)) else f"{name} ({town})"


@cache
def _index() -> tuple[list[tuple[str, int, int]], list[_Entry]]:
    """Return sorted (key, whether of a later word, number of the entry), and the entries."""
    entries = [*_region_entries(), *_locality_entries(), *_postal_code_entries()]
    keys: set[tuple[str, int, int]] = set()
    for number, entry in enumerate(entries):
        for name in entry.names:
            for key in (fold(name), name_key(name)):
                keys.add((key, 0, number))
                if entry.kind == "postalCode":
                    continue
                keys.update((key[at + 1 :], 1, number) for at, letter in enumerate(key) if letter == " ")
    return sorted(keys), entries


def _region_entries() -> list[_Entry]:
    inhabitants = {item.municipality: item for item in localities() if item.seat}
    found = []
    for key, region in atlas().all.items():
        if key == "reg-brussel":  # the same land as the region of Brussels
            continue
        seat = inhabitants.get(key)
        weight = SUMS[region.level] + (_size(seat.population) if seat else 2.0)
        if not {FLANDERS, BRUSSELS} & set(atlas().chains[key]):
            weight -= 1.5
        point = _point(seat, "municipality") if seat else None
        names = tuple(dict.fromkeys(_without_kind(name) for name in region.name.values()))
        found.append(_Entry(region.level, names, region, point, weight))
    return found


def _without_kind(name: str) -> str:
    """Return a name without the word for a province before it, which nobody types first."""
    for word in ("Provincie ", "Province de ", "Province du ", "Province d’", "Province of ", "Provinz "):
        if name.startswith(word):
            return name.removeprefix(word)
    return name


def _locality_entries() -> list[_Entry]:
    found = []
    for item in localities():
        region = atlas().all[item.municipality]
        if set(item.names) & set(region.name.values()):
            continue
        point = _point(item, "locality")
        weight = _size(item.population)
        if not {FLANDERS, BRUSSELS} & set(atlas().chains[item.municipality]):
            weight -= 1.5
        found.append(_Entry("locality", item.names, region, point, weight))
    return found


def _postal_code_entries() -> list[_Entry]:
    """Return the postal codes, each with the names of its localities; the main one first."""
    inside: dict[tuple[str, str], list[Locality]] = {}
    for item in localities():
        for code in item.postal_codes:
            inside.setdefault((item.municipality, code), []).append(item)
    found = []
    for code, towns in atlas().by_postal_code.items():
        for town in towns:
            region = atlas().all[town]
            items = sorted(inside.get((town, code), ()), key=lambda item: (-item.seat, -item.population))
            # People also write the municipality after the code of one of its localities: "9031 Gent".
            texts = [name for item in items for name in item.names] + [*region.name.values()]
            point = next((point for item in items if (point := _point(item, "postalCode"))), None)
            names = tuple(dict.fromkeys(f"{code} {text}" for text in texts))
            found.append(_Entry("postalCode", names, region, point, SUMS["postalCode"]))
    return found


def _point(item: Locality, precision: Precision) -> Point | None:
    if item.latitude is None or item.longitude is None:
        return None
    return Point(item.latitude, item.longitude, precision)


def _size(population: int) -> float:
    """Return a weight between 0 and 6 for a number of inhabitants."""
    return log10(population) if population > 0 else 2.0
