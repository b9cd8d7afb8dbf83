# SPDX-License-Identifier: EUPL-1.2
"""The page of a search: order, ties, groups.

Equal documents come in the order in which they were created, whatever the engine's segments look
like. Documents without a value for a key come last, whichever way the key is sorted.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

import numpy as np
import orjson
from tantivy import DocAddress, Occur, Order, Query, Searcher

from foyer.blocks.search.engine import schema, slices
from foyer.blocks.search.engine.compile_ranges import all_of, between
from foyer.blocks.search.engine.hits import Hits, Numbers, everything, hits_of, some
from foyer.blocks.search.engine.mapping import SOONEST_LAST
from foyer.blocks.search.rules.request.plan import Plan, Sort

# More hits than the page needs, so that equal ones at its end can be put in order. Of many with one value of
# a column the first are asked for; of many with one score more and more are.
_MARGIN = 20
_MARGINS = (100, 4000)
# Ties of a single word grow with the index: one more is asked for of so many documents, which costs less than
# asking again. Where several words count, few documents have the same score.
_TIES = 1000
# Of many hits with one score the first are looked for among so many documents that were made first.
_OLDEST = (500, 4000, 40_000)
_TIED = 1000

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
        sort = plan.keys[0]
        if sort.field == "availableTo" and not sort.descending:
            return _soonest(searcher, query, plan)
        if sort.field in _COLUMNS:
            return _by_column(searcher, query, sort, plan)
        if sort.field == "score" and not scored:
            return _as_created(searcher, query, plan)
        if sort.field == "score" and sort.descending:
            return _by_score(searcher, query, plan)
    return page_of(searcher, everything(searcher, query), plan)


def page_of(searcher: Searcher, hits: Hits, plan: Plan) -> Page:
    """Return the page that a plan asks for of all hits, where they are known."""
    return _cut(searcher, hits, _arranged(searcher, hits, plan), plan)


def _as_created(searcher: Searcher, query: Query, plan: Plan) -> Page:
    found: Any = searcher.search(
        query, plan.limit, count=True, order_by_field=schema.RANK, offset=plan.start, order=Order.Asc
    )
    return Page([hit[1] for hit in found.hits], found.count)


def _by_column(searcher: Searcher, query: Query, sort: Sort, plan: Plan) -> Page:
    """Return the page by one column; the engine too puts documents without a value last both ways."""
    end = plan.start + plan.limit
    order = Order.Desc if sort.descending else Order.Asc
    found: Any = searcher.search(
        query, end + _MARGIN, count=True, order_by_field=_COLUMNS[sort.field], order=order
    )
    hits = hits_of(found)
    if _reaches_on(hits, end):
        hits = _with_first_of_tie(searcher, query, _COLUMNS[sort.field], hits, end)
    return _cut(searcher, hits, _arranged(searcher, hits, plan), plan)


def _soonest(searcher: Searcher, query: Query, plan: Plan) -> Page:
    """Return the page by the end of availability. Many end at one second: a column knows the next key too."""
    end = plan.start + plan.limit
    found: Any = searcher.search(
        query, end + _MARGIN, count=True, order_by_field=schema.SOONEST, order=Order.Asc
    )
    hits = hits_of(found)
    keys: Sequence[Any] = hits.scores
    ends = [key if key is None else key >> 31 for _, key in zip(range(end), keys, strict=False)]
    if _reaches_on(hits, end) or not {None, 0, SOONEST_LAST}.isdisjoint(ends):
        return _by_column(searcher, query, plan.keys[0], plan)
    return _cut(searcher, hits, _arranged(searcher, hits, plan), plan)


def _with_first_of_tie(searcher: Searcher, query: Query, column: str, hits: Hits, end: int) -> Hits:
    """Return the hits before the tie at the end of a page, and of those in the tie the first ones."""
    value: Any = hits.scores[end - 1]
    if value is None:
        return everything(searcher, query, hits.total)
    before = hits.scores.index(value)
    tied = Query.const_score_query(between(column, value, value), 0.0)
    tie: Any = searcher.search(
        Query.boolean_query([(Occur.Must, query), (Occur.Must, tied)]),
        end - before,
        count=False,
        order_by_field=schema.RANK,
        order=Order.Asc,
    )
    addresses = [*hits.addresses[:before], *(hit[1] for hit in tie.hits)]
    return Hits(addresses, [0.0] * len(addresses), hits.total)


def _reaches_on(hits: Hits, end: int) -> bool:
    """Say whether what ties with the last of the page may go on after the hits that were fetched."""
    fetched = len(hits.scores)
    return end <= fetched < hits.total and hits.scores[end - 1] == hits.scores[-1]


def _by_score(searcher: Searcher, query: Query, plan: Plan) -> Page:
    """Return the best; all hits are only fetched when a tie reaches beyond the margins."""
    end = plan.start + plan.limit
    few, more = _MARGINS
    ties = searcher.num_docs // _TIES if all(len(words.text.split()) < 2 for words in plan.queries) else 0
    found: Any = searcher.search(query, end + max(few, ties), count=True)
    best: list[tuple[float, DocAddress]] = found.hits
    if not (end <= len(best) < found.count and best[end - 1][0] == best[-1][0]):
        return _of_ties(searcher, best, found.count, plan)
    hits = Hits([address for _, address in best], [score for score, _ in best], found.count)
    if (first := _first_of_score(searcher, query, plan, hits)) is not None:
        return page_of(searcher, first, plan)
    hits = some(searcher, query, end + more)
    if _reaches_on(hits, end):
        hits = everything(searcher, query, hits.total)
    return page_of(searcher, hits, plan)


def _of_ties(searcher: Searcher, best: list[tuple[float, DocAddress]], total: int, plan: Plan) -> Page:
    """Return the page of hits that come best first: only those of equal scores are put in order."""
    start, end = plan.start, min(plan.start + plan.limit, len(best))
    if start >= end:
        return Page([], total)
    first = start
    while first and best[first - 1][0] == best[start][0]:
        first -= 1
    found: list[DocAddress] = []
    place = first
    while place < end:
        score, upto = best[place][0], place + 1
        if upto < len(best) and best[upto][0] == score:
            upto = bisect_right(best, -score, upto, key=_falling)
            found += _by_rank(searcher, [address for _, address in best[place:upto]], end - place)
        else:
            found.append(best[place][1])
        place = upto
    return Page(found[start - first : end - first], total)


def _falling(hit: tuple[float, DocAddress]) -> float:
    return -hit[0]


def _by_rank(searcher: Searcher, addresses: list[DocAddress], most: int) -> list[DocAddress]:
    """Return so many at most of these documents, those that were created first."""
    ranks: list[Any] = list(searcher.fast_field_values(schema.RANK, addresses))
    if len(set(ranks)) < len(ranks):
        ranks = list(zip(ranks, searcher.fast_field_values(schema.NUMBER, addresses), strict=True))
    return [addresses[place] for _, place in nsmallest(most, zip(ranks, range(len(ranks)), strict=True))]


def _first_of_score(searcher: Searcher, query: Query, plan: Plan, hits: Hits) -> Hits | None:
    """Return the hits before the tie at the end of a page, and the first of the tie; None where nobody knows.

    The tie is looked up in the slices of what was made first, as far as they hold enough of it.
    """
    end = plan.start + plan.limit
    score = hits.scores[end - 1]
    before = hits.scores.index(score)
    # Where half of all hits tie, a slice holds what is missing.
    least = 2 * (end - before) * searcher.num_docs / hits.total
    sizes = [size for size in _OLDEST if size >= least] if searcher.num_docs >= slices.WORTH else []
    for size in sizes:
        for piece in slices.by_creation(searcher, plan.kinds, newest=False, size=size):
            found = some(searcher, all_of((query, piece)), end + _TIED)
            tied = found.part([place for place, one in enumerate(found.scores) if one == score])
            whole = found.total == len(found.addresses) or found.scores[-1] < score
            if whole and len(tied.addresses) >= end - before and _holds_first(searcher, tied, hits, end):
                return Hits(
                    hits.addresses[:before] + tied.addresses,
                    [*hits.scores[:before], *tied.scores],
                    hits.total,
                )
    return None


def _holds_first(searcher: Searcher, tied: Hits, hits: Hits, end: int) -> bool:
    """Say whether a tie from a slice agrees with what is known of it: sums may differ in their last bit."""
    score = hits.scores[end - 1]
    known = hits.part([place for place, one in enumerate(hits.scores) if one == score])
    ranks = tied.values(searcher, schema.RANK, np.uint64)
    others = known.values(searcher, schema.RANK, np.uint64)
    return bool(np.isin(others[others <= ranks.max()], ranks).all())


def _arranged(searcher: Searcher, hits: Hits, plan: Plan) -> Numbers:
    """Return the places of the hits in the order of the plan; of many without groups only the first."""
    if not hits.addresses:
        return np.array([], dtype=np.intp)
    keys = [_key(searcher, hits, sort, plan) for sort in plan.keys]
    places = np.arange(len(hits.addresses))
    end = plan.start + plan.limit
    if not plan.group and end < len(places):
        # Those whose first key lies beyond that of the last of the page need no comparison.
        places = np.flatnonzero(~(keys[0] > np.partition(keys[0], end - 1)[end - 1]))
        hits, keys = hits.part(places), [key[places] for key in keys]
    last = [hits.values(searcher, schema.RANK, np.uint64)]
    if len(np.unique(last[0])) < len(places):
        last.insert(0, hits.values(searcher, schema.NUMBER, np.uint64))
    return np.asarray(places[np.lexsort((*last, *reversed(keys)))])


def _key(searcher: Searcher, hits: Hits, sort: Sort, plan: Plan) -> Numbers:
    if sort.field == "score":
        values = np.array(hits.scores, dtype=np.float64)
    elif sort.field == "distance" and plan.origin is not None:
        values = hits.distances(searcher, *plan.origin) if hits.away is None else hits.away
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
