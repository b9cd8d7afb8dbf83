# SPDX-License-Identifier: EUPL-1.2
"""Searches that ask nothing but what is usual: they find most of the index, and show the first of it.

The engine would look at the sort key of each hit. Here hits are only counted, which takes it a quarter of
that; the page comes from a slice of the index that holds the first of all documents in its order. A slice
that turns out to hold too few is not used: then all hits are looked at, as for any other search.
"""

from collections.abc import Iterator
from datetime import datetime

from tantivy import FieldType, Order, Query, Searcher

from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.compile_filters import Wanted, usual_wanted
from foyer.blocks.search.engine.compile_ranges import all_of, any_of
from foyer.blocks.search.engine.order import Page, page
from foyer.blocks.search.rules import usual
from foyer.blocks.search.rules.request.plan import Plan, Sort

# Fewer documents are as quickly looked at.
_WORTH = 20_000
# So many documents make up a slice, and pages beyond a part of it are not looked for there.
_SLICE = 4000
_DEEPEST = 400
_DAY = 1440
_LONGEST = 5 * 365 * _DAY

# Where slices began or ended lately, by what they are of: only ever a guess.
_bounds: dict[tuple[bool, tuple[str, ...]], tuple[int, int]] = {}
_spans: dict[tuple[str, ...], int] = {}


def browse(searcher: Searcher, plan: Plan, now: datetime) -> Page | None:
    """Return the page of a plan that asks only what is usual; None for others, and where that is slower."""
    end = plan.start + plan.limit
    if plan.queries or plan.group or end > _DEEPEST or searcher.num_docs < _WORTH:
        return None
    asked = usual.parted(plan.filters, now)
    slices = _slices(searcher, plan, asked)
    if asked.rest or not asked.bits or slices is None:
        return None
    wanted = usual_wanted(asked, plan.kinds, searcher)
    for piece in slices:
        found = page(searcher, all_of((wanted.query, piece)), plan, scored=False)
        if found.total >= end:
            return Page(found.addresses, _counted(searcher, wanted))
    return None


def count(searcher: Searcher, query: Query) -> int:
    """Return how many documents a query finds, without looking at any."""
    return int(searcher.aggregate(query, {"n": {"filter": "*"}})["n"]["doc_count"])


def _counted(searcher: Searcher, wanted: Wanted) -> int:
    total = sum(count(searcher, one) for one in wanted.apart)
    if wanted.without is None:
        return total
    return total - sum(count(searcher, all_of((one, wanted.without))) for one in wanted.apart)


def _slices(searcher: Searcher, plan: Plan, asked: usual.Usual) -> Iterator[Query] | None:
    """Return slices to try, each larger than the one before; None where no slice has the order."""
    sort = plan.sorts[0] if plan.sorts else Sort("score", descending=True)
    if len(plan.sorts) > 1:
        return None
    if sort.field == "score":
        return _by_creation(searcher, plan.kinds, newest=False)
    if sort.field == "created" and (sort.descending or not searcher.doc_freq(schema.MADE, 0)):
        return _by_creation(searcher, plan.kinds, newest=sort.descending)
    if sort.field == "availableTo" and not sort.descending and asked.reach is not None:
        return _by_end(searcher, plan, usual.minute_of(asked.reach.low or 0))
    return None


def _by_creation(searcher: Searcher, kinds: tuple[str, ...], *, newest: bool) -> Iterator[Query]:
    """Give the documents of these kinds that were made last, or first: some thousands."""
    of_kinds = any_of(Query.term_query(schema.SCHEMA, schema.KIND, kind) for kind in kinds)
    minute, size = _bounds.get((newest, kinds), (0, 0))
    piece = _made(minute, newest=newest)
    if not size or not size / 2 <= count(searcher, all_of((piece, of_kinds))) <= 2 * size:
        order = Order.Desc if newest else Order.Asc
        last = searcher.search(
            of_kinds, 1, count=False, order_by_field=schema.RANK, offset=_SLICE, order=order
        )
        if not last.hits:
            return
        minute = int(last.hits[0][0]) // schema.RANKS_A_MINUTE
        piece = _made(minute, newest=newest)
        _bounds[newest, kinds] = minute, count(searcher, all_of((piece, of_kinds)))
    if minute:
        yield piece


def _made(minute: int, *, newest: bool) -> Query:
    return _minutes(schema.MADE, minute, None) if newest else _minutes(schema.MADE, None, minute)


def _by_end(searcher: Searcher, plan: Plan, minute: int) -> Iterator[Query]:
    """Give what ends soonest, in growing spans; the one that held some thousands comes first next time."""
    span = _spans.get(plan.kinds, _DAY)
    while span < _LONGEST:
        piece = _minutes(schema.ENDS, minute, minute + span)
        held = count(searcher, piece)
        _spans[plan.kinds] = span if held < _SLICE else max(span // 2, 1)
        yield piece
        if held > 8 * _SLICE:
            return
        span *= 4
    _spans[plan.kinds] = _DAY


def _minutes(name: str, first: int | None, last: int | None) -> Query:
    found = Query.range_query(schema.SCHEMA, name, FieldType.Unsigned, first, last)
    return Query.const_score_query(found, 0.0)
