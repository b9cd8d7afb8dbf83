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
from typing import Any, NamedTuple

from foyer.blocks.search.rules.filters import Exact, Filter, Flag, Moments, Not, Overlap

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


class Said(NamedTuple):
    """What a document says: the number of its kind, with a bit for each default filter that it meets.

    And three minutes: in which it becomes available, where it has not long been; the last in which it is;
    and the last of its dates, where they end before its availability does. None where that is past, or
    nobody says when.
    """

    number: int
    begins: int | None = None
    ends: int | None = None
    over: int | None = None


def said(kind: str, document: Document, last: float) -> Said:
    """Return what an index document of a kind says.

    `last` is the end of its dates in epoch seconds, endless where they are, and before all time without any.
    """
    number = _KINDS[kind] | _defaults_met(document)
    reach, at = document.get("availableRange"), document.get("indexedAt")
    if not reach:
        return Said(number)
    (opens, closes), present = reach[0], at[0] if at else -math.inf
    begins = None if opens is None or opens <= present - _MARGIN else minute_of(opens)
    if closes is not None and closes < present - _MARGIN:
        return Said(number, begins)
    ends = None if closes is None else minute_of(closes)
    if last == -math.inf or last < (present - 2 * _MARGIN if at else 0):
        return Said(number | _HERE, begins, ends)
    over = None if last == math.inf or (closes is not None and last >= closes) else minute_of(int(last))
    return Said(number | _HERE | _AHEAD, begins, ends, over)


def _defaults_met(document: Document) -> int:
    """Return the bits of the default filters that a document meets."""
    get = document.get
    return (
        (False in get("isDuplicate", ()))
        | (not _READY.isdisjoint(map(str.lower, get("workflowStatus", ())))) << 1
        | any("be" in map(str.lower, get(field, ())) for field in _COUNTRY) << 2
        | ("everyone" in map(str.lower, get("audienceType", ()))) << 3
        | (True not in get("childrenOnly", ())) << 4
    )


def minute_of(seconds: int) -> int:
    """Return the minute (since 1970) of an instant in epoch seconds; what lies before is in the first."""
    return max(seconds // _MINUTE, 0)


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
