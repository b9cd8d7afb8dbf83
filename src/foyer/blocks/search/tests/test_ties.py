# SPDX-License-Identifier: EUPL-1.2
"""Of many hits with one score, those that were created first come first, however they are looked up."""

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tantivy import Query

from foyer.blocks.search.engine import mapping, order, schema, slices
from foyer.blocks.search.engine.hits import Hits, everything
from foyer.blocks.search.engine.mapping import number_of
from foyer.blocks.search.engine.search import query_of
from foyer.blocks.search.rules.request.plan import Plan, Words
from foyer.blocks.search.tests.index_documents import NOW, event, searcher_of

PRESENT = datetime.fromtimestamp(NOW, UTC)
NAMES = ["jazz", "jazz in het park", "park", "jazz jazz", "jazz en park en jazz"]


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    monkeypatch.setattr(slices, "WORTH", 0)
    monkeypatch.setattr(slices, "_bounds", {})
    monkeypatch.setattr(slices, "_KEPT_SECONDS", 0)
    monkeypatch.setattr(order, "_OLDEST", (4, 8, 25, 60))
    monkeypatch.setattr(order, "_TIED", 30)
    monkeypatch.setattr(order, "_MARGINS", (2, 6))


class Watched:
    """A searcher that notes how many hits it was asked for."""

    def __init__(self, searcher):
        self.searcher, self.limits = searcher, []

    def __getattr__(self, name):
        return getattr(self.searcher, name)

    def search(self, query, limit, **more):
        self.limits.append(limit)
        return self.searcher.search(query, limit, **more)


def both(searcher, plan):
    """Return a page, and the same from all hits, as numbers of documents."""
    query = query_of(searcher, plan, PRESENT)
    found = order.page(searcher, query, plan, scored=True)
    whole = order.page_of(searcher, everything(searcher, query), plan)
    assert found.total == whole.total
    return [searcher.fast_field_values("number", one.addresses) for one in (found, whole)]


@pytest.mark.parametrize("tied", [1, 30])
def test_the_page_is_that_of_all_hits(tied, monkeypatch):
    monkeypatch.setattr(order, "_TIED", tied)
    _the_page_is_that_of_all_hits()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.integers(1, 30)), min_size=20, max_size=60),
    st.lists(st.tuples(st.sampled_from(["jazz", "park", "jazz park", "jazz OR park"]), st.integers(0, 9))),
)
def _the_page_is_that_of_all_hits(described, questions):
    searcher = searcher_of(
        event(f"d{number}", name__nl=[name], created=[60 * minute])
        for number, (name, minute) in enumerate(described)
    )
    for words, start in questions:
        found, whole = both(searcher, Plan(("event",), queries=(Words(words),), start=start, limit=3))
        assert found == whole


def test_a_long_tie_is_not_fetched(monkeypatch):
    searcher = searcher_of(
        event(f"d{number}", name__nl=["jazz"], created=[60 * (1 + number % 40)]) for number in range(80)
    )
    monkeypatch.setattr(order, "everything", None)
    watched, plan = Watched(searcher), Plan(("event",), queries=(Words("jazz"),), start=2, limit=3)
    found = order.page(watched, query_of(searcher, plan, PRESENT), plan, scored=True)
    assert (len(found.addresses), found.total, watched.limits) == (3, 80, [7, 1, 35])


@pytest.mark.parametrize(("missing", "holds"), [((), True), ((2,), False)])
def test_a_slice_that_lacks_some_of_a_tie_is_seen(missing, holds):
    """Sums may differ in their last bit: of nine that tie, a slice gives the first five, or lacks one."""
    searcher = searcher_of(event(f"d{number}", created=[60 * number]) for number in range(9))
    hits = everything(searcher, Query.all_query())
    as_made = np.argsort(hits.values(searcher, schema.RANK, np.uint64))
    tie = Hits([hits.addresses[place] for place in as_made], [1.0] * 9, 9)
    first = tie.part(place for place in range(5) if place not in missing)
    assert order._holds_first(searcher, first, tie, 9) == holds


def test_documents_of_one_rank_come_in_the_order_of_their_numbers(monkeypatch):
    monkeypatch.setattr(mapping, "rank_of", lambda _number, created: (created or 0) << 30)
    searcher = searcher_of(
        event(f"d{number}", name__nl=["jazz"], created=[60 * (number % 2)]) for number in range(12)
    )
    plan = Plan(("event",), queries=(Words("jazz"),), limit=12)
    found, whole = both(searcher, plan)
    halves = [sorted(number_of(f"event/d{number}") for number in range(half, 12, 2)) for half in range(2)]
    assert found == whole == halves[0] + halves[1]
