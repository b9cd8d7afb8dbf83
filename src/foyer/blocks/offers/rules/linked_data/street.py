# SPDX-License-Identifier: EUPL-1.2
"""Street and house number in the first line of an address.

Nobody who enters an address takes them apart, so this reads what is written: "Molenstraat 12 bus 3",
"Molenstraat 12-14A", "12, rue du Moulin", "12 rue du Moulin". A line without letters is no street.
"""

import re
from dataclasses import dataclass

LONGEST = 250

_NUMBER = r"\d{1,5}\s?[A-Za-z]?(?:\s?[-+/]\s?\d{1,5}\s?[A-Za-z]?){0,5}"
_BOX = re.compile(r"(?<=\w)[\s,]*\b(?:bus|bte|bo[iî]te|box|b)\b\.?\s*\w{1,8}$", re.IGNORECASE)
_NONE = re.compile(r"[\s,]+(?:z/n|z\.n\.|zn|s/n|s\.n\.)$", re.IGNORECASE)
_AFTER = re.compile(rf"(?P<street>.*?\S)[\s,]+(?P<number>{_NUMBER})")
# Without the comma a number may belong to the name ("8 Meilaan"), unless a word for streets follows.
_BEFORE = re.compile(
    rf"(?P<number>{_NUMBER})(?:\s*,\s*|\s+(?=(?:rue|avenue|av\.|place|chauss[ée]e|boulevard|quai|all[ée]e|"
    rf"chemin|impasse|square)\b))(?P<street>\S.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Street:
    """The name of a street and a house number; either may be empty."""

    name: str = ""
    number: str = ""


def street_of(line: str) -> Street:
    """Return street and house number of a line; what cannot be told is empty.

    A number that ends a name without house number ("Plein 1944") is taken for one.
    """
    text = " ".join(line.split())
    if len(text) > LONGEST:
        return Street()
    shortened = _BOX.sub("", text) if any(letter.isdigit() for letter in text) else text
    text = _NONE.sub("", shortened).strip(" ,")
    found = _BEFORE.fullmatch(text) or _AFTER.fullmatch(text)
    name, number = (found["street"], found["number"]) if found else (text, "")
    name = name.strip(" ,")
    if not any(letter.isalpha() for letter in name):
        return Street()
    return Street(name, "".join(number.split()))
