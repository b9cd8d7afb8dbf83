# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of geo."""

from foyer.blocks.geo.addresses import locality_point, municipality_of, postal_codes_of, region_ids, resolve
from foyer.blocks.geo.api.streets import ENTRY_PART
from foyer.blocks.geo.atlas import atlas as _atlas
from foyer.blocks.geo.geocoder import Geocoder, register_geocoder
from foyer.blocks.geo.outlines import BASE_MAP_LEVELS, base_map, outline
from foyer.blocks.geo.queries import locate, locate_many, streets
from foyer.blocks.geo.rules.distance import distance_km
from foyer.blocks.geo.rules.region import AddressParts, Outline, Point, Region, Resolution
from foyer.blocks.geo.services.learn_addresses import Learned, learn_addresses
from foyer.blocks.geo.services.learn_streets import learn_streets
from foyer.blocks.geo.street_source import StreetSource, register_street_source
from foyer.blocks.geo.suggestions import Suggestion, suggest, suggestions


def region(region_id: str) -> Region | None:
    """Return a region by its id, or None; Flanders (nis-02000) and Wallonia (nis-03000) too."""
    return _atlas().all.get(region_id)


def regions() -> tuple[Region, ...]:
    """Return the tree of regions flattened, parents before their children, in the order to show.

    Brussels and the provinces are roots. Flanders and Wallonia, which group provinces, are not in the
    tree, but `region` knows them and every address in them carries their id.
    """
    return _atlas().tree


def regions_around(region_id: str) -> tuple[str, ...]:
    """Return a region and all that it lies in by fact, the smallest first; () for an unknown id."""
    return _atlas().chains.get(region_id, ())


def postal_codes(region_id: str) -> tuple[str, ...]:
    """Return the postal codes that are used in a region, sorted; () for an unknown id."""
    return _atlas().postal_codes.get(region_id, ())


__all__ = [
    "BASE_MAP_LEVELS",
    "ENTRY_PART",
    "AddressParts",
    "Geocoder",
    "Learned",
    "Outline",
    "Point",
    "Region",
    "Resolution",
    "StreetSource",
    "Suggestion",
    "base_map",
    "distance_km",
    "learn_addresses",
    "learn_streets",
    "locality_point",
    "locate",
    "locate_many",
    "municipality_of",
    "outline",
    "postal_codes",
    "postal_codes_of",
    "region",
    "region_ids",
    "regions",
    "regions_around",
    "register_geocoder",
    "register_street_source",
    "resolve",
    "streets",
    "suggest",
    "suggestions",
]
