# SPDX-License-Identifier: EUPL-1.2
"""Slices of the index: the first documents in the order of creation, or those that end soonest.

Where a slice begins or ends is a guess, kept from search to search; what it holds is exact. Who finds too
little in a slice looks at everything.
"""

from collections.abc import Iterator

from tantivy import FieldType, Order, Query, Searcher

from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.compile_ranges import all_of, any_of

SLICE = 4000
"""About so many documents make up a slice."""

WORTH = 20_000
"""Fewer documents are as quickly looked at."""

_DAY = 1440
_LONGEST = 5 * 365 * _DAY

_bounds: dict[tuple[bool, int, tuple[str, ...]], tuple[int, int]] = {}
_spans: dict[tuple[str, ...], int] = {}


def count(searcher: Searcher, query: Query) -> int:
    """Return how many documents a query finds, without looking at any."""
    return int(searcher.aggregate(query, {"n": {"filter": "*"}})["n"]["doc_count"])


def by_creation(searcher: Searcher, kinds: tuple[str, ...], *, newest: bool, size: int) -> Iterator[Query]:
    """Give the documents of these kinds that were made last, or first: about so many. None of few."""
    of_kinds = any_of(Query.term_query(schema.SCHEMA, schema.KIND, kind) for kind in kinds)
    minute, held = _bounds.get((newest, size, kinds), (0, 0))
    piece = _made(minute, newest=newest)
    if not held or not held / 2 <= count(searcher, all_of((piece, of_kinds))) <= 2 * held:
        order = Order.Desc if newest else Order.Asc
        last = searcher.search(of_kinds, 1, count=False, order_by_field=schema.RANK, offset=size, order=order)
        if not last.hits:
            return
        minute = int(last.hits[0][0]) // schema.RANKS_A_MINUTE
        piece = _made(minute, newest=newest)
        _bounds[newest, size, kinds] = minute, count(searcher, all_of((piece, of_kinds)))
    if minute:
        yield piece


def _made(minute: int, *, newest: bool) -> Query:
    return _minutes(schema.MADE, minute, None) if newest else _minutes(schema.MADE, None, minute)


def by_end(searcher: Searcher, kinds: tuple[str, ...], minute: int) -> Iterator[Query]:
    """Give what ends soonest, in growing spans; the one that held some thousands comes first next time."""
    span = _spans.get(kinds, _DAY)
    while span < _LONGEST:
        piece = _minutes(schema.ENDS, minute, minute + span)
        held = count(searcher, piece)
        _spans[kinds] = span if held < SLICE else max(span // 2, 1)
        yield piece
        if held > 8 * SLICE:
            return
        span *= 4
    _spans[kinds] = _DAY


def _minutes(name: str, first: int | None, last: int | None) -> Query:
    found = Query.range_query(schema.SCHEMA, name, FieldType.Unsigned, first, last)
    return Query.const_score_query(found, 0.0)
