# SPDX-License-Identifier: EUPL-1.2
"""What nearly every search asks and nearly every document is, as one number.

Each of the default filters holds for most documents, so that an engine which joins them walks through the
whole index several times. A document therefore says in one number which of them it meets; a search that asks
some of them asks for the numbers that have at least those. What was available a day before it was indexed is
available ever after, as far as the beginning of its time goes: that is one of the bits too.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from foyer.blocks.search.rules.filters import Exact, Filter, Flag, Not, Overlap

Document = Mapping[str, Sequence[Any]]

# Clocks of two machines differ by less.
_MARGIN = 86_400

_COUNTRY = tuple(f"address.{language}.addressCountry" for language in ("nl", "fr", "de", "en"))


_DEFAULTS: tuple[Filter, ...] = (
    Flag("isDuplicate", value=False),
    Exact(("workflowStatus",), ("APPROVED", "READY_FOR_VALIDATION")),
    Exact(_COUNTRY, ("BE",)),
    Exact(("audienceType",), ("everyone",)),
    Not(Flag("childrenOnly", value=True)),
)
_BITS = {asked: 1 << place for place, asked in enumerate(_DEFAULTS)}
_READY = frozenset({"approved", "ready_for_validation"})

LONG = 1 << len(_DEFAULTS)
"""The bit of a document that has been available for long."""


class Usual(NamedTuple):
    """The usual part of the filters of a search: the bits that are asked, and the time of availability."""

    bits: int
    reach: Overlap | None
    rest: list[Filter]


def number_of(document: Document) -> int:
    """Return the number of an index document: a bit for each default filter that it meets, in their order."""
    get = document.get
    return (
        (False in get("isDuplicate", ()))
        | any(one.lower() in _READY for one in get("workflowStatus", ())) << 1
        | any(one.lower() == "be" for field in _COUNTRY for one in get(field, ())) << 2
        | any(one.lower() == "everyone" for one in get("audienceType", ())) << 3
        | (True not in get("childrenOnly", ())) << 4
        | _long_available(document) << 5
    )


def _long_available(document: Document) -> bool:
    reach, at = document.get("availableRange"), document.get("indexedAt")
    return bool(reach and at and (reach[0][0] is None or reach[0][0] <= at[0] - _MARGIN))


def parted(filters: Sequence[Filter], now: datetime | None) -> Usual:
    """Part filters in the usual ones and the rest.

    The availability is usual where it reaches the present at least; without `now` nobody knows.
    """
    bits = sum({_BITS[one] for one in filters if one in _BITS})
    rest = [one for one in filters if one not in _BITS]
    reaches = [one for one in rest if isinstance(one, Overlap) and one.field == "availableRange"]
    if now is None or len(reaches) != 1:
        return Usual(bits, None, rest)
    (reach,) = reaches
    if reach.high is None or reach.high < int(now.timestamp()):
        return Usual(bits, None, rest)
    rest.remove(reach)
    return Usual(bits, reach, rest)


def numbers(bits: int, long: bool | None = None) -> list[int]:
    """Return all numbers with these bits; `long` is what the last bit says, None for either."""
    every = (number for number in range(2 * LONG) if number & bits == bits)
    return [number for number in every if long is None or bool(number & LONG) == long]
