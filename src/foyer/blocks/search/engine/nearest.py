# SPDX-License-Identifier: EUPL-1.2
"""The page of a search by distance, where many lie in the circle: only a smaller one is looked at."""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

import numpy as np
from tantivy import Occur, Query, Searcher

from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.compile_filters import count_around, look_around
from foyer.blocks.search.engine.hits import Hits
from foyer.blocks.search.engine.order import Page
from foyer.blocks.search.rules.filters import Circle
from foyer.blocks.search.rules.request.plan import Plan

# So many circles are tried. Then all is looked at that lies in the smallest with enough, however much it is.
_TRIES = 6
# So many hits are cheaper to look at than another circle: often they lie at one point, that of a town.
_BEARABLE = 40_000

Clauses = Sequence[tuple[Occur, Query]]


def is_by_distance(plan: Plan) -> bool:
    """Say whether a plan asks for what is nearest, and for nothing that needs all hits."""
    if plan.group or len(plan.sorts) != 1:
        return False
    return plan.sorts[0].field == "distance" and not plan.sorts[0].descending


def nearest(searcher: Searcher, circle: Circle, clauses: Clauses, plan: Plan, about: Hits) -> Page:
    """Return the page of what clauses find within a circle; `about` are the first hits in its cells."""
    hits = about
    if not about.are_all:
        hits = _around_middle(searcher, circle, clauses, plan.start + plan.limit, about.total)
    if not hits.addresses:
        return Page([], 0)
    away = hits.distances(searcher, circle.latitude, circle.longitude)
    within = int(np.count_nonzero(away <= circle.kilometres))
    total = within if about.are_all else count_around(circle, searcher, clauses)
    end = min(plan.start + plan.limit, within)
    if plan.start >= end:
        return Page([], total)
    # Those beyond the last of the page need no order.
    places = np.flatnonzero(away <= np.partition(away, end - 1)[end - 1])
    chosen = hits.part(places.tolist())
    ranks = chosen.values(searcher, schema.RANK, np.uint64)
    keys = [ranks, away[places]]
    if len(np.unique(ranks)) < len(ranks):
        keys.insert(0, chosen.values(searcher, schema.NUMBER, np.uint64))
    shown = np.lexsort(keys)[plan.start : end]
    return Page([chosen.addresses[place] for place in shown], total)


def _around_middle(searcher: Searcher, circle: Circle, clauses: Clauses, end: int, about: int) -> Hits:
    """Return all within a smaller circle, at least so many, and perhaps some that lie around it.

    The first one that is tried has twice as many if hits lie evenly.
    """
    bearable = max(_BEARABLE, 2 * end)
    # Within the one radius lies too little, in the cells of the other too much to look at.
    few, many, beyond = 0.0, circle.kilometres, 0
    radius = many * sqrt(min(2 * end / about, 0.9))
    for _ in range(_TRIES):
        smaller = replace(circle, kilometres=radius)
        hits = look_around(smaller, searcher, clauses, bearable)
        if not hits.are_all:
            if hits.total == beyond:
                # The same as in the larger circle: they lie at one point.
                break
            many, beyond = radius, hits.total
            radius = sqrt(few * many) if few else radius / 4
            continue
        away = hits.distances(searcher, circle.latitude, circle.longitude)
        if np.count_nonzero(away <= radius) >= end:
            return hits
        few, radius = radius, min(2 * radius, sqrt(radius * many))
        if len(away) >= end:
            # Its cells held enough beyond the circle: just so far.
            radius = min(float(np.partition(away, end - 1)[end - 1]), many)
    # In its cells lies enough, but perhaps beyond it, and there not all of it is known: then that far.
    hits = look_around(replace(circle, kilometres=many), searcher, clauses, searcher.num_docs)
    away = hits.distances(searcher, circle.latitude, circle.longitude)
    if len(away) < end:
        return look_around(circle, searcher, clauses, searcher.num_docs)
    reach = float(np.partition(away, end - 1)[end - 1])
    if reach <= many:
        return hits
    wider = replace(circle, kilometres=min(reach, circle.kilometres))
    return look_around(wider, searcher, clauses, searcher.num_docs)
