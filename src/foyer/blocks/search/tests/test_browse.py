# SPDX-License-Identifier: EUPL-1.2
"""Searches for what is usual, cut short, find what the same searches find when every hit is looked at."""

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
import tantivy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foyer.blocks.search.engine import browse, schema, slices
from foyer.blocks.search.engine.mapping import engine_document
from foyer.blocks.search.engine.order import page
from foyer.blocks.search.engine.search import query_of
from foyer.blocks.search.rules.filters import Flag, Moments, Overlap
from foyer.blocks.search.rules.request.plan import Plan, Sort, Words
from foyer.blocks.search.tests.index_documents import NOW, event, place, searcher_of

PRESENT = datetime.fromtimestamp(NOW, UTC)
MINUTE, DAY = 60, 86_400
SORTS = [
    (),
    (Sort("created", descending=True),),
    (Sort("created", descending=False),),
    (Sort("availableTo", descending=False),),
    (Sort("availableTo", descending=True),),
]
PLAN = Plan(("event",), (Overlap("availableRange", NOW, NOW), Flag("isDuplicate", value=False)))

ends = st.sampled_from([None, -DAY, -1, 0, 1, 59, 60, DAY, 2 * DAY, 400 * DAY])
offers = st.fixed_dictionaries(
    {"until": ends, "last": ends, "made": st.sampled_from([None, -1, *range(8)])},
    optional={"isDuplicate": st.just([True])},
)


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    monkeypatch.setattr(slices, "WORTH", 0)
    monkeypatch.setattr(slices, "SLICE", 4)
    monkeypatch.setattr(slices, "_bounds", {})
    monkeypatch.setattr(slices, "_KEPT_SECONDS", 0)
    monkeypatch.setattr(slices, "_spans", {})
    monkeypatch.setattr(browse, "_in_vain", {})
    monkeypatch.setattr(browse, "_IN_VAIN_SECONDS", 0)


def document(number, *, until, last, made, **more):
    """Return an offer that is available and has dates up to so many seconds from now, made in some minute."""
    fields = {
        "indexedAt": [NOW],
        "availableRange": [(NOW - DAY, None if until is None else NOW + until)],
        "dateRange": [(NOW - 2 * DAY, None if last is None else NOW + last)],
        **more,
    }
    if until is not None:
        fields["availableTo"] = [NOW + until]
    if made is not None:
        fields["created"] = [made * MINUTE + number % 3]
    return (event if number % 5 else place)(f"d{number}", **fields)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(offers, min_size=12, max_size=40),
    st.lists(
        st.tuples(
            st.sampled_from([("event",), ("event", "place")]),
            st.sampled_from(SORTS),
            st.integers(0, 6),
            st.sampled_from([None, *(NOW - early for early in (0, 30, 601, DAY))]),
        ),
        min_size=10,
        max_size=10,
    ),
)
def test_a_page_cut_short_is_the_page_of_all_hits(described, questions):
    searcher = searcher_of(document(number, **fields) for number, fields in enumerate(described))
    for kinds, sorts, start, since in questions:
        dates = () if since is None else (Moments(since),)
        plan = replace(PLAN, kinds=kinds, sorts=sorts, start=start, limit=3, filters=(*PLAN.filters, *dates))
        short = browse.browse(searcher, plan, PRESENT)
        if short is not None:
            whole = page(searcher, query_of(searcher, plan, PRESENT), plan, scored=False)
            assert numbers(searcher, short) == numbers(searcher, whole)
            assert short.total == whole.total


def numbers(searcher, found):
    return searcher.fast_field_values("number", found.addresses)


@pytest.mark.parametrize("sorts", SORTS[:4])
def test_most_pages_are_cut_short(sorts):
    searcher = searcher_of(
        document(number, until=number * MINUTE, last=None, made=number + 1) for number in range(40)
    )
    plan = replace(PLAN, sorts=sorts, limit=2)
    for _ in range(2):
        found = browse.browse(searcher, plan, PRESENT)
        assert found is not None
        assert found.total == 32
    assert browse.browse(searcher, replace(plan, limit=30), PRESENT) is None or "availableTo" in str(sorts)


@pytest.mark.parametrize("sorts", SORTS[:4])
def test_what_was_deleted_is_not_counted(sorts):
    index = tantivy.Index(schema.SCHEMA)
    writer = index.writer(15_000_000, 1)
    for number in range(40):
        kind, fields = document(2 * number + 1, until=number * MINUTE, last=None, made=number + 1)
        writer.add_document(engine_document(kind, fields))
    writer.commit()
    for number in (3, 7, 61):
        writer.delete_documents_by_term(schema.REFERENCE, f"event/d{number}")
    writer.commit()
    index.reload()
    found = browse.browse(index.searcher(), replace(PLAN, sorts=sorts, limit=2), PRESENT)
    assert found is not None
    assert found.total == 32 - 3


@pytest.mark.parametrize("sorts", SORTS)
@pytest.mark.parametrize("made", [[None, None, 1, 2, 3], [None, -1, -1, 0, 1, 2], [0, 0, 0, 4], [5]])
def test_what_has_no_creation_stands_where_it_stands_among_all(sorts, made):
    created = [*made, *range(6, 30)]
    searcher = searcher_of(
        document(2 * number + 1, until=DAY, last=None, made=minute) for number, minute in enumerate(created)
    )
    plan = replace(PLAN, kinds=("event", "place"), sorts=sorts, limit=4)
    found = browse.browse(searcher, plan, PRESENT)
    if found is not None:
        whole = page(searcher, query_of(searcher, plan, PRESENT), plan, scored=False)
        assert numbers(searcher, found) == numbers(searcher, whole)


@pytest.mark.parametrize(
    "more",
    [
        {"queries": (Words("muziek"),)},
        {"group": True},
        {"filters": (*PLAN.filters, Flag("hasChildcare", value=True))},
        {"filters": ()},
        {"sorts": (Sort("modified", descending=True),)},
        {"sorts": (Sort("created", descending=True), Sort("availableTo", descending=False))},
    ],
)
def test_other_searches_are_not_cut_short(more):
    searcher = searcher_of(document(number, until=60, last=None, made=number + 1) for number in range(40))
    plan = replace(PLAN, limit=2)
    assert browse.browse(searcher, plan, PRESENT) is not None
    assert browse.browse(searcher, replace(plan, **more), PRESENT) is None


def test_slices_that_hold_too_little_are_tried_again_after_a_while_only(monkeypatch):
    far = searcher_of(document(number, until=3000 * DAY, last=None, made=number + 1) for number in range(40))
    near = searcher_of(document(number, until=60, last=None, made=number + 1) for number in range(40))
    soonest = replace(PLAN, sorts=SORTS[3], limit=2)
    seconds = SimpleNamespace(monotonic=lambda: seconds.passed, passed=0)
    monkeypatch.setattr(browse, "time", seconds)
    monkeypatch.setattr(browse, "_IN_VAIN_SECONDS", 10)
    assert browse.browse(far, soonest, PRESENT) is None
    assert browse.browse(near, soonest, PRESENT) is None, "not tried"
    assert browse.browse(near, replace(soonest, kinds=("place",)), PRESENT) is not None
    assert browse.browse(near, replace(soonest, limit=1), PRESENT) is not None
    seconds.passed = 10
    assert browse.browse(near, soonest, PRESENT) is not None


def test_deep_pages_are_not_looked_for_in_slices(monkeypatch):
    searcher = searcher_of(document(number, until=60, last=None, made=number + 1) for number in range(40))
    monkeypatch.setattr(browse, "_DEEPEST", 3)
    plan = replace(PLAN, limit=2)
    for start, is_cut_short in ((1, True), (2, False)):
        assert (browse.browse(searcher, replace(plan, start=start), PRESENT) is not None) == is_cut_short
