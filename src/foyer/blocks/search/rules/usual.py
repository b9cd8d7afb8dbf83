# SPDX-License-Identifier: EUPL-1.2
"""What nearly every search asks and nearly every document is, as one number.

Each of the default filters holds for most documents, so that an engine which joins them walks through the
whole index several times. A document therefore says in one number its kind and which of them it meets; a
search that asks some of them asks for the numbers that have at least those.

The time in which an offer is available is parted in the same way. What ended before it was indexed is never
available again: that is a bit of the number. What was available before it was indexed has begun for good,
and says nothing. The others say the day on which they begin, and all that have not ended the day on which
they end: a search for what is available at present leaves out what begins on later days or ended on earlier
ones, and looks at the seconds of the days in question only. "From now on" is parted alike: a bit says that
some date was not over when a document was indexed, and a term the day of the last one.
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
_DAY = 86_400
# What begins today or yesterday is asked for as often as what begins now.
_LATELY = 2 * _DAY

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

_COMING = _HERE << 1
"""The bit of a document with a date that was not over, or not for long, when it was indexed."""

_KINDS = {kind: place << len(_DEFAULTS) + 2 for place, kind in enumerate(("event", "place", "organizer"))}


class Usual(NamedTuple):
    """The usual part of the filters of a search.

    The bits that are asked, the time of availability, since when (epoch seconds) there must be a date, and
    all other filters.
    """

    bits: int
    reach: Overlap | None
    since: int | None
    rest: list[Filter]


def number_of(kind: str, document: Document, end: float | None) -> int:
    """Return the number of an index document: its kind, and a bit for each default filter that it meets.

    `end` is its `last_end`.
    """
    get = document.get
    facts = (
        *(tuple(get(name, ())) for name in ("isDuplicate", "workflowStatus", "audienceType", "childrenOnly")),
        tuple([one for field in _COUNTRY for one in get(field, ())]),
    )
    here = _HERE if get("availableRange") and not _gone(document) else 0
    coming = _COMING if _is_coming(end, document) else 0
    return _defaults_met(*facts) | here | coming | _KINDS[kind]


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
    """Return the day on which an offer becomes available; None where it long is, or nobody says when."""
    reach, at = document.get("availableRange"), document.get("indexedAt")
    if not reach or reach[0][0] is None or (at and reach[0][0] <= at[0] - _MARGIN):
        return None
    return day_of(reach[0][0])


def ends(document: Document) -> int | None:
    """Return the last day on which an offer is available; None where that is past, or nobody says when."""
    reach = document.get("availableRange")
    if not reach or reach[0][1] is None or _gone(document):
        return None
    return day_of(reach[0][1])


def last_day(document: Document, end: float | None) -> int | None:
    """Return the day of the `last_end`; None where that is over for long, without end, or there is none."""
    return None if end in {None, math.inf} or not _is_coming(end, document) else day_of(int(end or 0))


def last_end(document: Document) -> float | None:
    """Return when the last date ends (epoch seconds, infinity for without end); None without a date."""
    ends = [
        math.inf if end is None else end
        for start, end in document.get("dateRange", ())
        if start is None or end is None or start <= end
    ]
    return max(ends, default=None)


def _is_coming(end: float | None, document: Document) -> bool:
    at = document.get("indexedAt")
    return end is not None and not (at and end < at[0] - _MARGIN - _LATELY)


def day_of(seconds: int) -> int:
    """Return the day (UTC, since 1970) of an instant in epoch seconds; what lies before is on the first."""
    return max(seconds // _DAY, 0)


def _gone(document: Document) -> bool:
    reach, at = document.get("availableRange"), document.get("indexedAt")
    return bool(reach and at and reach[0][1] is not None and reach[0][1] < at[0] - _MARGIN)


def parted(filters: Sequence[Filter], now: datetime | None) -> Usual:
    """Part filters in the usual ones and the rest.

    The availability is usual where it reaches from the present on, and dates are where any from now or
    lately on will do; without `now` nobody knows.
    """
    bits = sum({_BITS[one] for one in filters if one in _BITS})
    rest = [one for one in filters if one not in _BITS]
    if now is None:
        return Usual(bits, None, None, rest)
    present = int(now.timestamp())
    bits, since, rest = _since(bits, rest, present)
    reaches = [one for one in rest if isinstance(one, Overlap) and one.field == "availableRange"]
    if len(reaches) != 1:
        return Usual(bits, None, since, rest)
    (reach,) = reaches
    if reach.low is None or not present <= reach.low <= (math.inf if reach.high is None else reach.high):
        return Usual(bits, None, since, rest)
    rest.remove(reach)
    return Usual(bits | _HERE, reach, since, rest)


def _since(bits: int, filters: list[Filter], present: int) -> tuple[int, int | None, list[Filter]]:
    """Return the bits, since when there must be a date, and the filters that say more."""
    open_ended = [one for one in filters if isinstance(one, Moments) and one == Moments(low=one.low)]
    if len(open_ended) != 1 or open_ended[0].low is None or open_ended[0].low < present - _LATELY:
        return bits, None, filters
    return bits | _COMING, open_ended[0].low, [one for one in filters if one is not open_ended[0]]


def numbers(bits: int, kinds: Sequence[str]) -> list[int]:
    """Return all numbers of these kinds with these bits."""
    places = [_KINDS[kind] for kind in kinds]
    return [place | number for place in places for number in range(2 * _COMING) if number & bits == bits]
