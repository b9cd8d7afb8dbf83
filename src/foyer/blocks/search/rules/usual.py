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

Who asks for what is available at present mostly asks for dates from the present on, too. Nearly every offer
has some while it is available. Whether they had ended when it was indexed is one more bit; an offer whose
dates end before its availability says the minute in which they do.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from foyer.blocks.search.rules.filters import Exact, Filter, Flag, Moments, Not, Overlap

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

_AHEAD = _HERE << 1
"""The bit of one of these whose dates had not ended when it was indexed either."""

_ALL = (_AHEAD << 1) - 1
_KINDS = {kind: place << len(_DEFAULTS) + 2 for place, kind in enumerate(("event", "place", "organizer"))}


class Usual(NamedTuple):
    """The usual part of the filters of a search: the bits that are asked, and the time of availability.

    `ahead` are the dates that are asked, where they reach from the present on; `past` says that they
    begin so early that documents without the bit of dates ahead may have them.
    """

    bits: int
    reach: Overlap | None
    rest: list[Filter]
    ahead: Moments | None = None
    past: bool = False


def number_of(kind: str, document: Document, last: float) -> int:
    """Return the number of an index document: its kind, and a bit for each default filter that it meets.

    `last` is the end of its dates in epoch seconds, endless where they are, and before all time without any.
    """
    get = document.get
    facts = (
        *(tuple(get(name, ())) for name in ("isDuplicate", "workflowStatus", "audienceType", "childrenOnly")),
        tuple([one for field in _COUNTRY for one in get(field, ())]),
    )
    here = _HERE if get("availableRange") and not _gone(document) else 0
    ahead = _AHEAD if here and _is_ahead(document, last) else 0
    return _defaults_met(*facts) | here | ahead | _KINDS[kind]


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


def over(document: Document, last: float) -> int | None:
    """Return the minute in which the dates end; None where it is past, or the availability ends with them."""
    reach = document.get("availableRange")
    if not reach or last == math.inf or _gone(document) or not _is_ahead(document, last):
        return None
    return None if reach[0][1] is not None and last >= reach[0][1] else minute_of(int(last))


def _is_ahead(document: Document, last: float) -> bool:
    at = document.get("indexedAt")
    return last >= (at[0] - 2 * _MARGIN if at else 0) and last > -math.inf


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
    ahead = [one for one in rest if isinstance(one, Moments) and one == Moments(one.low)]
    if len(ahead) != 1 or ahead[0].low is None or ahead[0].low > reach.low:
        return Usual(bits | _HERE, reach, rest)
    rest.remove(ahead[0])
    return Usual(bits | _HERE, reach, rest, ahead[0], past=ahead[0].low < present - _MARGIN)


def numbers(bits: int, kinds: Sequence[str]) -> list[int]:
    """Return all numbers of these kinds with these bits."""
    places = [_KINDS[kind] for kind in kinds]
    return [place | number for place in places for number in range(_ALL + 1) if number & bits == bits]


def is_ahead(number: int) -> bool:
    """Say whether documents with this number had dates ahead of them when they were indexed."""
    return bool(number & _AHEAD)
