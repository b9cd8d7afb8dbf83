# SPDX-License-Identifier: EUPL-1.2
"""Searches that ask nothing but what is usual: they find most of the index, and show the first of it.

The engine would look at the sort key of each hit. Here hits are only counted, which takes it a quarter of
that; the page comes from a slice of the index that holds the first of all documents in its order. A slice
that turns out to hold too few is not used: then all hits are looked at, as for any other search.
"""

import math
import time
from collections.abc import Hashable, Iterator
from datetime import datetime

from tantivy import Query, Searcher

from foyer.blocks.search.engine import schema, slices
from foyer.blocks.search.engine.compile_filters import Wanted, usual_wanted
from foyer.blocks.search.engine.compile_ranges import all_of
from foyer.blocks.search.engine.order import Page, page
from foyer.blocks.search.rules import usual
from foyer.blocks.search.rules.request.plan import Plan

# Pages beyond a part of a slice are not looked for there.
_DEEPEST = 400

# Where all slices held too little they are not tried again for so long: six cost more than they save.
_IN_VAIN_SECONDS = 10
_MOST_IN_VAIN = 1000
_DAY = 86_400

_in_vain: dict[Hashable, float] = {}


def browse(searcher: Searcher, plan: Plan, now: datetime) -> Page | None:
    """Return the page of a plan that asks only what is usual; None for others, and where that is slower."""
    end = plan.start + plan.limit
    if plan.queries or plan.group or end > _DEEPEST or searcher.num_docs < slices.WORTH:
        return None
    asked = usual.parted(plan.filters, now)
    pieces = _slices(searcher, plan, asked)
    if asked.rest or not asked.bits or pieces is None:
        return None
    question = _question(plan, asked)
    if time.monotonic() < _in_vain.get(question, -math.inf):
        return None
    wanted = usual_wanted(asked, plan.kinds, searcher)
    for piece in pieces:
        found = page(searcher, all_of((wanted.query, piece)), plan, scored=False)
        if found.total >= end:
            return Page(found.addresses, _counted(searcher, wanted))
    if len(_in_vain) >= _MOST_IN_VAIN:
        _in_vain.clear()
    _in_vain[question] = time.monotonic() + _IN_VAIN_SECONDS
    return None


def _question(plan: Plan, asked: usual.Usual) -> Hashable:
    """Return what searches have in common for which the same slices hold too little; instants as days."""
    days = (None if one is None or one.low is None else one.low // _DAY for one in (asked.reach, asked.ahead))
    return plan.kinds, plan.sorts, plan.start + plan.limit, asked.bits, *days


def _counted(searcher: Searcher, wanted: Wanted) -> int:
    total = sum(slices.count(searcher, one) for one in wanted.apart)
    if wanted.without is None:
        return total
    return total - sum(slices.count(searcher, all_of((one, wanted.without))) for one in wanted.apart)


def _slices(searcher: Searcher, plan: Plan, asked: usual.Usual) -> Iterator[Query] | None:
    """Return slices to try, each larger than the one before; None where no slice has the order."""
    sort = plan.keys[0]
    if len(plan.sorts) > 1:
        return None
    if sort.field == "score":
        return slices.by_creation(searcher, plan.kinds, newest=False, size=slices.SLICE)
    if sort.field == "created" and (sort.descending or not searcher.doc_freq(schema.MADE, 0)):
        return slices.by_creation(searcher, plan.kinds, newest=sort.descending, size=slices.SLICE)
    if sort.field == "availableTo" and not sort.descending and asked.reach is not None:
        return slices.by_end(searcher, plan.kinds, usual.minute_of(asked.reach.low or 0))
    return None
