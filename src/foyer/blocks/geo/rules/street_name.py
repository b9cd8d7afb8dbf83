# SPDX-License-Identifier: EUPL-1.2
"""The name of a street in the first line of an address."""

import re

from foyer.blocks.geo.rules.address_key import without_box
from foyer.blocks.geo.rules.names import fold

LIMIT = 120
# "Korenmarkt 12", "Korenmarkt 12A", "Korenmarkt 12-14", "Korenmarkt 12+14": what follows the name.
_AFTER = re.compile(r"(?<=\S)[\s,]+\d+\s?[A-Za-z]?(?:\s?[-+/]\s?\d+\s?[A-Za-z]?)*$")
# "12, rue du Moulin". Without the comma it may belong to the name: "8 Meilaan".
_BEFORE = re.compile(r"^\d+\s?[A-Za-z]?\s*,\s*")


def street_name(street: str) -> str:
    """Return the street without house number and box, or '' where no name is left.

    A number that ends a name without house number ("Plein 1944") is taken for one.
    """
    printable = "".join(letter for letter in street if letter.isprintable() or letter.isspace())
    line = " ".join(without_box(printable).split()).rstrip(" ,")
    name = _AFTER.sub("", _BEFORE.sub("", line)).rstrip(" ,")
    return name[:LIMIT] if re.search("[a-z]", fold(name)) else ""
