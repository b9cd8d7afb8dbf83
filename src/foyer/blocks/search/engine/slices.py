# SPDX-License-Identifier: EUPL-1.2
"""Slices of the index: the first documents in the order of creation, or those that end soonest.

Where a slice begins or ends is a guess, kept from search to search; what it holds is exact. Who finds too
little in a slice looks at everything.
"""

import time
from collections.abc import Iterator
from typing import NamedTuple

from tantivy import Order, Query, Searcher

from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.compile_ranges import all_of, any_of, said_between

SLICE = 4000
"""About so many documents make up a slice."""

WORTH = 20_000
"""Fewer documents are as quickly looked at."""

_DAY = 1440
_LONGEST = 5 * 365 * _DAY

# A bound is looked at again after so long.
_KEPT_SECONDS = 10


class _Bound(NamedTuple):
    """The second in which a slice begins or ends, how many documents it held, and when that was looked at."""

    second: int
    held: int
    looked: float


_bounds: dict[tuple[bool, int, tuple[str, ...]], _Bound] = {}
_spans: dict[tuple[str, ...], int] = {}


def count(searcher: Searcher, query: Query) -> int:
    """Return how many documents a query finds, without looking at any."""
    return int(searcher.aggregate(query, {"n": {"filter": "*"}})["n"]["doc_count"])


def by_creation(searcher: Searcher, kinds: tuple[str, ...], *, newest: bool, size: int) -> Iterator[Query]:
    """Give the documents of these kinds that were made last, or first: about so many. None of few."""
    key = (newest, size, kinds)
    known = _bounds.get(key)
    if known is None or time.monotonic() - known.looked > _KEPT_SECONDS:
        of_kinds = any_of(Query.term_query(schema.SCHEMA, schema.KIND, kind) for kind in kinds)
        known = _look(searcher, known, of_kinds, newest=newest, size=size)
        if known is None:
            return
        _bounds[key] = known
    if known.second:
        yield _made(known.second, newest=newest)


def _look(
    searcher: Searcher, known: _Bound | None, of_kinds: Query, *, newest: bool, size: int
) -> _Bound | None:
    """Return the bound that was known, where it still parts as much; else another one."""
    if known is not None:
        held = count(searcher, all_of((_made(known.second, newest=newest), of_kinds)))
        if known.held / 2 <= held <= 2 * known.held:
            return _Bound(known.second, known.held, time.monotonic())
    order = Order.Desc if newest else Order.Asc
    last = searcher.search(of_kinds, 1, count=False, order_by_field=schema.RANK, offset=size, order=order)
    if not last.hits:
        return None
    second = int(last.hits[0][0]) // schema.RANKS_A_SECOND
    held = count(searcher, all_of((_made(second, newest=newest), of_kinds)))
    return _Bound(second, held, time.monotonic())


def _made(second: int, *, newest: bool) -> Query:
    """Return the query for what was made since a second, or up to it; it adds nothing to scores."""
    found = said_between(schema.MADE, second, None) if newest else said_between(schema.MADE, None, second)
    return Query.const_score_query(found, 0.0)


def by_end(searcher: Searcher, kinds: tuple[str, ...], minute: int) -> Iterator[Query]:
    """Give what ends soonest, in growing spans; the one that held some thousands comes first next time."""
    span = _spans.get(kinds, _DAY)
    while span < _LONGEST:
        piece = said_between(schema.ENDS, minute, minute + span)
        held = count(searcher, piece)
        _spans[kinds] = span if held < SLICE else max(span // 2, 1)
        yield piece
        if held > 8 * SLICE:
            return
        span *= 4
    _spans[kinds] = _DAY
