# SPDX-License-Identifier: EUPL-1.2
"""From an address to its regions and to the best point that the localities give."""

import re
from functools import lru_cache

from foyer.blocks.geo.atlas import (
    Locality,
    atlas,
    localities_by_municipality,
    localities_by_name,
)
from foyer.blocks.geo.outlines import municipality_at
from foyer.blocks.geo.rules.names import fold, name_key, postal_code_key
from foyer.blocks.geo.rules.region import Point, Precision, Region, Resolution

AREA_LIMIT = 150
# "Gent (Drongen)", "Bruxelles / Brussel", "Brugge - Sint-Kruis": each part may be a name.
_PARTS = re.compile(r"[()/,;]|\s-\s")


def municipality_of(country: str, postal_code: str, locality: str) -> Region | None:
    """Return the municipality of an address, or None where country, code and name do not tell.

    A postal code that one municipality uses decides; the name decides between the few that share
    one, and where the code is unknown. Names match without case and accents, in any language.
    """
    found = _municipality(country.strip().upper(), postal_code, locality)
    return atlas().all[found] if found else None


def region_ids(
    country: str,
    postal_code: str,
    locality: str,
    latitude: float | None = None,
    longitude: float | None = None,
) -> tuple[str, ...]:
    """Return the municipality and all that it lies in, the smallest first; () where nothing tells.

    Rights ask `resolve`, which also says whether the address or the coordinates told.
    """
    return resolve(country, postal_code, locality, latitude, longitude).region_ids


def resolve(
    country: str,
    postal_code: str,
    locality: str,
    latitude: float | None = None,
    longitude: float | None = None,
) -> Resolution:
    """Return the regions of an address; of its coordinates only where the address does not tell."""
    land = country.strip().upper()
    found = _municipality(land, postal_code, locality)
    if found:
        return Resolution(atlas().chains[found], "address")
    if land == "BE" and (shared := _shared(postal_code_key(postal_code))):
        return Resolution(shared, "address")
    if land == "BE" and latitude is not None and longitude is not None:
        near = municipality_at(latitude, longitude)
        if near:
            return Resolution(atlas().chains[near], "coordinates")
    return Resolution((), "nothing")


@lru_cache(maxsize=20_000)
def _municipality(country: str, postal_code: str, locality: str) -> str | None:
    if country != "BE":
        return None
    by_code = frozenset(atlas().by_postal_code.get(postal_code_key(postal_code), ()))
    if len(by_code) == 1:
        return next(iter(by_code))
    for text in (locality, *_PARTS.split(locality)):
        key = name_key(text)
        for named in (atlas().own_names.get(key, frozenset()), _homes(key, seats=True), _homes(key)):
            fitting = named & by_code if by_code else named
            if len(fitting) == 1:
                return next(iter(fitting))
    return None


def _shared(code: str) -> tuple[str, ...]:
    """Return the regions in which all municipalities of a postal code lie: 1040 is surely in Brussels."""
    chains = [atlas().chains[town] for town in atlas().by_postal_code.get(code, ())]
    return tuple(key for key in chains[0] if all(key in chain for chain in chains)) if chains else ()


def _homes(key: str, *, seats: bool = False) -> frozenset[str]:
    """Return the municipalities that have a locality of this name, or their seat there."""
    return frozenset(
        item.municipality for item in localities_by_name().get(key, ()) if item.seat or not seats
    )


@lru_cache(maxsize=5_000)
def postal_codes_of(country: str, locality: str) -> tuple[str, ...]:
    """Return the postal codes of a locality by its name alone, the main one first; () where it does not tell.

    Gentbrugge has 9050 only, though it lies in Ghent; Antwerp has those of its centre.
    """
    town = _municipality(country.strip().upper(), "", locality)
    keys = {name_key(text) for text in (locality, *_PARTS.split(locality))}
    inside = localities_by_municipality().get(town or "", ())
    named = [item for item in inside if keys & {name_key(name) for name in item.names}]
    if named and (codes := _finest(named).postal_codes):
        return codes
    return atlas().postal_codes.get(town or "", ())


@lru_cache(maxsize=20_000)
def locality_point(country: str, postal_code: str, locality: str) -> Point | None:
    """Return the best point for an address without its street, with its precision, or None.

    The locality named, else the only or the main one of the postal code, else the seat of the
    municipality.
    """
    town = _municipality(country.strip().upper(), postal_code, locality)
    if town is None:
        return None
    known = [item for item in localities_by_municipality().get(town, ()) if item.latitude is not None]
    code = postal_code_key(postal_code)
    keys = {name_key(text) for text in (locality, *_PARTS.split(locality))}
    in_code = [item for item in known if code in item.postal_codes]
    named = [item for item in known if keys & {name_key(name) for name in item.names}]
    # "9031 Gent" is in Drongen: the code is finer than the name of the whole municipality.
    if fitting := [item for item in named if item in in_code or not in_code]:
        return _point(_finest(fitting), "locality")
    if in_code:
        return _point(_main(in_code), "postalCode")
    return _point(_main(known), "municipality") if known else None


def canonical_locality(country: str, postal_code: str, locality: str) -> str:
    """Return the key of a locality in its first name, so that 'Laeken' and 'Laken' are the same."""
    town = _municipality(country.strip().upper(), postal_code, locality)
    key = name_key(locality)
    for item in localities_by_municipality().get(town or "", ()):
        if key in {name_key(name) for name in item.names}:
            return name_key(item.names[0])
    return key


def street_area(country: str, postal_code: str, locality: str) -> str:
    """Return the key of the area in which names of streets are told apart.

    A postal code in a municipality, whichever of its localities is named; abroad, a code and a locality.
    """
    town = _municipality(country.strip().upper(), postal_code, locality)
    parts = (country.strip().lower(), postal_code_key(postal_code).lower(), town or fold(locality))
    return "|".join(parts)[:AREA_LIMIT]


def _finest(items: list[Locality]) -> Locality:
    """Return what is named most closely: of Ghent and Drongen in 'Gent (Drongen)' it is Drongen."""
    return min(items, key=lambda item: item.seat)


def _main(items: list[Locality]) -> Locality:
    return max(items, key=lambda item: (item.seat, item.population))


def _point(item: Locality, precision: Precision) -> Point | None:
    if item.latitude is None or item.longitude is None:
        return None
    return Point(item.latitude, item.longitude, precision)
