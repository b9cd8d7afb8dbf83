# SPDX-License-Identifier: EUPL-1.2
"""Ages as people write them: '6-12 jaar', '6+', 'vanaf 2 jaar', 'van 2 tot 3 jaar', 'tot 12 jaar'."""

import re
from functools import lru_cache

from foyer.blocks.imports.rules.texts import fold

_YEARS = r"\s*(?:jaar|jarigen?|j\.?|ans|years?(?: old)?|yrs?|jahren?)(?!\w)"
_PATTERNS = (
    re.compile(rf"(\d{{1,2}})\s*(?:-|–|tot(?: en met)?|t/m|t\.e\.m\.|tem|en|a|to|bis)\s*(\d{{1,2}}){_YEARS}"),
    re.compile(
        rf"(?:vanaf|v\.?a\.?|from|des|ab|a partir de|minstens|minimum)\s*(?:de\s*)?(\d{{1,2}}){_YEARS}()"
    ),
    re.compile(rf"(\d{{1,2}})\s*\+(?!\d)(?:{_YEARS})?()"),
    re.compile(rf"()(?:kinderen tot|jusque?|tot|tot en met|t/m|onder|under|up to|bis)\s*(\d{{1,2}}){_YEARS}"),
)
_BARE_RANGE = re.compile(rf"(\d{{1,3}})\s*(?:-|–|tot|/)\s*(\d{{1,3}})(?:{_YEARS})?")
_BARE_FROM = re.compile(rf"(?:vanaf\s*)?(\d{{1,2}})\s*(?:\+|-|en ouder|and over|et plus)?(?:{_YEARS})?\s*\+?")
_ALL = re.compile(
    r"-|alle(?: leeftijden)?|iedereen|all(?: ages)?|tous(?: ages)?|everyone|0-99|0\+|jong en oud"
)
_OLDEST = 120


def parse_age(text: str) -> str | None:
    """Return the range that a text alone states, as the contract writes it (6-12, 6-, 0-12, -), or None."""
    bare = fold(text)
    if _ALL.fullmatch(bare):
        return "-"
    if found := _BARE_RANGE.fullmatch(bare):
        return age_range(int(found[1]), int(found[2]))
    if found := _BARE_FROM.fullmatch(bare):
        return age_range(int(found[1]), None)
    return find_age(text)


@lru_cache(maxsize=8192)
def find_age(text: str) -> str | None:
    """Return the range of ages that a longer text mentions, or None. The first pattern that fits counts."""
    bare = fold(text)
    for pattern in _PATTERNS:
        for found in pattern.finditer(bare):
            lowest, highest = found[1], found[2]
            answer = age_range(int(lowest) if lowest else None, int(highest) if highest else None)
            if answer is not None:
                return answer
    return None


def age_range(lowest: int | None, highest: int | None) -> str | None:
    """Return a range as the contract writes it; None where it is the wrong way round or nobody's."""
    if lowest is None and highest is None:
        return "-"
    low = lowest or 0
    if (highest is not None and (highest < low or highest > _OLDEST)) or low > _OLDEST:
        return None
    return f"{low}-{'' if highest is None else highest}"
