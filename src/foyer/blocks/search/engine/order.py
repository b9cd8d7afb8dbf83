# SPDX-License-Identifier: EUPL-1.2
"""The page of a search: order, ties, groups.

Equal documents come in the order in which they were created, whatever the engine's segments look
like. Documents without a value for a key come last, whichever way the key is sorted.
"""

from dataclasses import dataclass

import numpy as np
import orjson
from tantivy import DocAddress, Order, Query, Searcher

from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.hits import Hits, Numbers, everything, some
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
    if plan.group or [sort.field for sort in plan.sorts if sort.field != "score"]:
        hits = everything(searcher, query)
        return _cut(searcher, hits, _arranged(searcher, hits, plan), plan)
    descending = all(sort.descending for sort in plan.sorts)
    if not scored:
        return _as_created(searcher, query, plan)
    if not descending:
        hits = everything(searcher, query)
        return _cut(searcher, hits, _arranged(searcher, hits, plan), plan)
    return _by_score(searcher, query, plan)


def _as_created(searcher: Searcher, query: Query, plan: Plan) -> Page:
    found = searcher.search(
        query, plan.limit, count=True, order_by_field=schema.RANK, offset=plan.start, order=Order.Asc
    )
    return Page([hit[1] for hit in found.hits], found.count)  # type: ignore[attr-defined]


def _by_score(searcher: Searcher, query: Query, plan: Plan) -> Page:
    """Return the best; all hits are only fetched when a tie reaches beyond the margin."""
    end = plan.start + plan.limit
    hits = some(searcher, query, end + _MARGIN)
    reaches_on = len(hits.scores) < hits.total and len(hits.scores) >= end
    if reaches_on and hits.scores[end - 1] == hits.scores[-1]:
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
