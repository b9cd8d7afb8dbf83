# SPDX-License-Identifier: EUPL-1.2
"""What nearly every search asks and nearly every document is, as one number.

Each of the default filters holds for most documents, so that an engine which joins them walks through the
whole index several times. A document therefore says in one number its kind and which of them it meets; a
search that asks some of them asks for the numbers that have at least those.

The time in which an offer is available is parted in the same way. What ended before it was indexed is never
available again: that is a bit of the number. What was available before it was indexed has begun for good,
and says nothing. The others say the minute in which they begin, and all that have not ended that in which
they end: a search for what is available at present leaves out what begins in later minutes or ended in
earlier ones, and looks at the seconds of the minutes in question only.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from foyer.blocks.search.rules.filters import Exact, Filter, Flag, Not, Overlap

Values = tuple[Any, ...]
Document = Mapping[str, Sequence[Any]]

# Clocks of two machines differ by less.
_MARGIN = 600
_MINUTE = 60

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

_HERE = 1 << len(_DEFAULTS)
"""The bit of a document whose time of availability had not ended when it was indexed."""

_KINDS = {kind: place << len(_DEFAULTS) + 1 for place, kind in enumerate(("event", "place", "organizer"))}


class Usual(NamedTuple):
    """The usual part of the filters of a search: the bits that are asked, and the time of availability."""

    bits: int
    reach: Overlap | None
    rest: list[Filter]


def number_of(kind: str, document: Document) -> int:
    """Return the number of an index document: its kind, and a bit for each default filter that it meets."""
    get = document.get
    facts = (
        *(tuple(get(name, ())) for name in ("isDuplicate", "workflowStatus", "audienceType", "childrenOnly")),
        tuple([one for field in _COUNTRY for one in get(field, ())]),
    )
    here = _HERE if get("availableRange") and not _gone(document) else 0
    return _defaults_met(*facts) | here | _KINDS[kind]


# Nearly all documents say the same.
@lru_cache(maxsize=1024)
def _defaults_met(
    duplicate: Values, status: Values, audience: Values, children: Values, countries: Values
) -> int:
    return (
        (False in duplicate)
        | any(one.lower() in _READY for one in status) << 1
        | any(one.lower() == "be" for one in countries) << 2
        | any(one.lower() == "everyone" for one in audience) << 3
        | (True not in children) << 4
    )


def begins(document: Document) -> int | None:
    """Return the minute in which an offer becomes available; None where it long is, or nobody says when."""
    reach, at = document.get("availableRange"), document.get("indexedAt")
    if not reach or reach[0][0] is None or (at and reach[0][0] <= at[0] - _MARGIN):
        return None
    return minute_of(reach[0][0])


def ends(document: Document) -> int | None:
    """Return the last minute in which an offer is available; None where that is past, or nobody says when."""
    reach = document.get("availableRange")
    if not reach or reach[0][1] is None or _gone(document):
        return None
    return minute_of(reach[0][1])


def minute_of(seconds: int) -> int:
    """Return the minute (since 1970) of an instant in epoch seconds; what lies before is in the first."""
    return max(seconds // _MINUTE, 0)


def _gone(document: Document) -> bool:
    reach, at = document.get("availableRange"), document.get("indexedAt")
    return bool(reach and at and reach[0][1] is not None and reach[0][1] < at[0] - _MARGIN)


def parted(filters: Sequence[Filter], now: datetime | None) -> Usual:
    """Part filters in the usual ones and the rest.

    The availability is usual where it reaches from the present on; without `now` nobody knows.
    """
    bits = sum({_BITS[one] for one in filters if one in _BITS})
    rest = [one for one in filters if one not in _BITS]
    reaches = [one for one in rest if isinstance(one, Overlap) and one.field == "availableRange"]
    if now is None or len(reaches) != 1:
        return Usual(bits, None, rest)
    (reach,) = reaches
    present = int(now.timestamp())
    if reach.low is None or not present <= reach.low <= (math.inf if reach.high is None else reach.high):
        return Usual(bits, None, rest)
    rest.remove(reach)
    return Usual(bits | _HERE, reach, rest)


def numbers(bits: int, kinds: Sequence[str]) -> list[int]:
    """Return all numbers of these kinds with these bits."""
    places = [_KINDS[kind] for kind in kinds]
    return [place | number for place in places for number in range(2 * _HERE) if number & bits == bits]
