# SPDX-License-Identifier: EUPL-1.2
"""The key under which an address is known: the same for all usual ways to write it."""

import re

from foyer.blocks.geo.rules.names import fold, postal_code_key

LIMIT = 300
# "Korenmarkt 12 bus 3", "Korenmarkt 12 bte 3", "Korenmarkt 12/3": one building, one point.
_BOX = re.compile(r"(?<=\d)\s*(?:\b(?:bus|bte|boite|box|b)\b\.?\s*|/\s*)\w+\s*$", re.IGNORECASE)


def without_box(street: str) -> str:
    """Return the first line of an address without the box: the building."""
    return _BOX.sub("", street.strip())


def address_key(country: str, postal_code: str, locality: str, street: str) -> str:
    """Return the key of an address with a street; '' without one: that is no address, but a place.

    `locality` is taken as it comes: callers resolve other names of the same locality before.
    """
    building = fold(without_box(street))
    if not building:
        return ""
    parts = (country.strip().lower(), postal_code_key(postal_code).lower(), fold(locality), building)
    return "|".join(parts)[:LIMIT]
