# SPDX-License-Identifier: EUPL-1.2
"""The page of a search: order, ties, groups.

Equal documents come in the order in which they were created, whatever the engine's segments look
like. Documents without a value for a key come last, whichever way the key is sorted.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import orjson
from tantivy import DocAddress, Occur, Order, Query, Searcher

from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.compile_filters import circle_query
from foyer.blocks.search.engine.hits import Hits, Numbers, everything, some
from foyer.blocks.search.rules.filters import Circle
from foyer.blocks.search.rules.request.plan import Plan, Sort

# More hits than the page needs, so that ties at its end can be put in order.
_MARGIN = 300

_COLUMNS = {
    "availableTo": "n_availableTo",
    "created": "n_created",
    "modified": "n_modified",
    "completeness": "n_completeness",
    "popularity": "n_metadata_popularity",
}


@dataclass(frozen=True)
class Page:
    """The documents of one page in order, and how many there are in all (groups, when grouped)."""

    addresses: list[DocAddress]
    total: int


def page(searcher: Searcher, query: Query, plan: Plan, *, scored: bool) -> Page:
    """Return the page that a plan asks for. `scored` says whether scores differ at all."""
    if not plan.group and len(plan.sorts) < 2:
        sort = plan.sorts[0] if plan.sorts else Sort("score", descending=True)
        if sort.field in _COLUMNS:
            return _by_column(searcher, query, sort, plan)
        if sort.field == "score" and not scored:
            return _as_created(searcher, query, plan)
        if sort.field == "score" and sort.descending:
            return _by_score(searcher, query, plan)
        if sort.field == "distance" and not sort.descending:
            return _nearest(searcher, query, plan)
    hits = everything(searcher, query)
    return _cut(searcher, hits, _arranged(searcher, hits, plan), plan)


def _as_created(searcher: Searcher, query: Query, plan: Plan) -> Page:
    found: Any = searcher.search(
        query, plan.limit, count=True, order_by_field=schema.RANK, offset=plan.start, order=Order.Asc
    )
    return Page([hit[1] for hit in found.hits], found.count)


def _by_column(searcher: Searcher, query: Query, sort: Sort, plan: Plan) -> Page:
    """Return the page by one column; the engine too puts documents without a value last both ways.

    All hits are only fetched when a tie reaches beyond the margin.
    """
    end = plan.start + plan.limit
    order = Order.Desc if sort.descending else Order.Asc
    found: Any = searcher.search(
        query, end + _MARGIN, count=True, order_by_field=_COLUMNS[sort.field], order=order
    )
    hits = Hits([hit[1] for hit in found.hits], [hit[0] for hit in found.hits], found.count)
    if _reaches_on(hits, end):
        hits = everything(searcher, query)
    return _cut(searcher, hits, _arranged(searcher, hits, plan), plan)


def _reaches_on(hits: Hits, end: int) -> bool:
    """Say whether what ties with the last of the page may go on after the hits that were fetched."""
    fetched = len(hits.scores)
    return end <= fetched < hits.total and hits.scores[end - 1] == hits.scores[-1]


def _nearest(searcher: Searcher, query: Query, plan: Plan) -> Page:
    """Return the page by distance, looking at no more than the smallest circle that is full enough."""
    whole = next(one for one in plan.filters if isinstance(one, Circle))
    total = some(searcher, query, 1).total
    for part in (256, 64, 16, 4, 1):
        smaller = Circle(whole.latitude, whole.longitude, whole.kilometres / part)
        inner = Query.boolean_query([(Occur.Must, query), (Occur.Must, circle_query(smaller, searcher))])
        if part == 1 or some(searcher, inner, 1).total >= plan.start + plan.limit:
            hits = everything(searcher, query if part == 1 else inner)
            break
    page = _cut(searcher, hits, _arranged(searcher, hits, plan), plan)
    return Page(page.addresses, total)


def _by_score(searcher: Searcher, query: Query, plan: Plan) -> Page:
    """Return the best; all hits are only fetched when a tie reaches beyond the margin."""
    end = plan.start + plan.limit
    hits = some(searcher, query, end + _MARGIN)
    if _reaches_on(hits, end):
        hits = everything(searcher, query)
    return _cut(searcher, hits, _arranged(searcher, hits, plan), plan)


def _arranged(searcher: Searcher, hits: Hits, plan: Plan) -> Numbers:
    """Return the places of the hits in the order of the plan."""
    if not hits.addresses:
        return np.array([], dtype=np.intp)
    keys = [_key(searcher, hits, sort, plan) for sort in plan.sorts or (Sort("score", descending=True),)]
    ranks = hits.values(searcher, schema.RANK, np.uint64)
    numbers = hits.values(searcher, schema.NUMBER, np.uint64)
    return np.lexsort((numbers, ranks, *reversed(keys)))


def _key(searcher: Searcher, hits: Hits, sort: Sort, plan: Plan) -> Numbers:
    if sort.field == "score":
        values = np.array(hits.scores, dtype=np.float64)
    elif sort.field == "distance" and plan.origin is not None:
        values = hits.distances(searcher, *plan.origin)
    elif sort.field == "recommendationScore":
        values = _recommendations(searcher, hits, (plan.recommended_for or "").lower())
    else:
        values = hits.values(searcher, _COLUMNS[sort.field])
    return -values if sort.descending else values


def _recommendations(searcher: Searcher, hits: Hits, event: str) -> Numbers:
    scores = []
    for address in hits.addresses:
        kept = orjson.loads(bytes(searcher.doc(address).get_first(schema.STORED) or b"{}"))
        scores.append(kept.get("s", {}).get(event))
    return np.array(scores, dtype=np.float64)


def _cut(searcher: Searcher, hits: Hits, order: Numbers, plan: Plan) -> Page:
    total = hits.total
    if plan.group and hits.addresses:
        groups = hits.values(searcher, schema.COLLAPSE, np.uint64)[order]
        _, first = np.unique(groups, return_index=True)
        order = order[np.sort(first)]
        total = len(order)
    places = order[plan.start : plan.start + plan.limit]
    return Page([hits.addresses[place] for place in places], total)
