# SPDX-License-Identifier: EUPL-1.2
"""Default filters by one number find what they find one by one."""

from datetime import UTC, datetime
from math import inf

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tantivy import Occur, Query

from foyer.blocks.search.engine.compile_filters import compile_filter, compile_filters
from foyer.blocks.search.engine.hits import everything
from foyer.blocks.search.rules import usual
from foyer.blocks.search.rules.filters import Exact, Flag, Moments, Not, Overlap
from foyer.blocks.search.tests.index_documents import NOW, searcher_of

PRESENT = datetime.fromtimestamp(NOW, UTC)
DAY = 86_400

INSTANTS = [None, *(NOW + away for away in (-400 * DAY, -DAY, -1201, -601, -600, -1, 0, 1, 59, 60, DAY))]
moments = st.sampled_from(INSTANTS)
held = st.fixed_dictionaries(
    {},
    optional={
        "isDuplicate": st.sampled_from([[True], [False]]),
        "workflowStatus": st.sampled_from([["APPROVED"], ["READY_FOR_VALIDATION"], ["DRAFT"], ["approved"]]),
        "address.nl.addressCountry": st.sampled_from([["BE"], ["NL"], ["be"]]),
        "address.fr.addressCountry": st.sampled_from([["BE"], ["FR"]]),
        "audienceType": st.sampled_from([["everyone"], ["education"]]),
        "childrenOnly": st.sampled_from([[True], [False]]),
        "availableRange": st.tuples(moments, moments).map(lambda pair: [pair]),
        "dateRange": st.lists(st.tuples(moments, moments), min_size=1, max_size=3),
    },
)
COUNTRY = tuple(f"address.{language}.addressCountry" for language in ("nl", "fr", "de", "en"))
DEFAULTS = [
    Flag("isDuplicate", value=False),
    Exact(("workflowStatus",), ("APPROVED", "READY_FOR_VALIDATION")),
    Exact(COUNTRY, ("BE",)),
    Exact(("audienceType",), ("everyone",)),
    Not(Flag("childrenOnly", value=True)),
]
dates = st.none() | moments.map(Moments)
reaches = (st.just((NOW, NOW)) | st.tuples(moments, moments)).map(
    lambda pair: Overlap("availableRange", *pair)
)


def ids(searcher, clauses):
    hits = everything(searcher, Query.boolean_query([(Occur.Must, Query.all_query()), *clauses]))
    return sorted(searcher.doc(address).get_first("reference") for address in hits.addresses)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(held, min_size=1, max_size=8),
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(DEFAULTS), unique=True), reaches, st.none() | moments.map(Moments)
        ),
        min_size=8,
        max_size=8,
    ),
)
def test_default_filters_by_number_find_what_each_of_them_finds(documents, questions):
    searcher = searcher_of(
        ("event", {"id": [f"d{number}"], "indexedAt": [NOW], **document})
        for number, document in enumerate(documents)
    )
    for defaults, reach, window in questions:
        asked = [*defaults, reach, *([] if window is None else [window])]
        expected = ids(searcher, [(Occur.Must, compile_filter(each)) for each in asked])
        for now in (PRESENT, None):
            assert ids(searcher, compile_filters(asked, searcher, ["event"], now)) == expected


@pytest.mark.parametrize("at", [NOW - DAY, NOW - 30, NOW, NOW + 30])
def test_dates_from_an_instant_on_by_number_are_those_one_by_one(at):
    """At is the moment of indexing: a day ago, and at another clock that goes a bit wrong."""
    searcher = searcher_of(
        ("event", {"id": [f"{end} {last}"], "indexedAt": [at], "availableRange": [(None, end)], **dates})
        for end in INSTANTS
        for last in (*INSTANTS, "no dates")
        for dates in ({} if last == "no dates" else {"dateRange": [(NOW - 900 * DAY, last)]},)
    )
    reach = Overlap("availableRange", NOW, NOW)
    for low in INSTANTS[1:]:
        one_by_one = [(Occur.Must, compile_filter(one)) for one in (reach, Moments(low))]
        found = ids(searcher, compile_filters([reach, Moments(low)], searcher, ["event"], PRESENT))
        assert found == ids(searcher, one_by_one)
        assert len(found) >= 10


@pytest.mark.parametrize("low", [-(10**9), -1, 0, 59, 60])
def test_dates_from_long_ago_on_are_found(low):
    searcher = searcher_of(
        (
            "event",
            {
                "id": [f"d{last}"],
                "indexedAt": [NOW],
                "availableRange": [(None, None)],
                "dateRange": [(None, last)],
            },
        )
        for last in (-(10**9) - 1, -2, 30, NOW - DAY, NOW + DAY)
    )
    asked = [Overlap("availableRange", NOW, NOW), Moments(low)]
    one_by_one = ids(searcher, [(Occur.Must, compile_filter(one)) for one in asked])
    assert ids(searcher, compile_filters(asked, searcher, ["event"], PRESENT)) == one_by_one


def test_a_search_with_all_default_filters_asks_one_term():
    asked = usual.parted([*DEFAULTS, Overlap("availableRange", NOW, NOW)], PRESENT)
    assert asked.rest == []
    assert usual.numbers(asked.bits, ["event"]) == [63, 127]
    assert usual.numbers(asked.bits, ["event", "place"]) == [63, 127, 191, 255]


@pytest.mark.parametrize("low", [None, NOW - 1])
def test_the_past_is_not_taken_for_granted(low):
    before = Overlap("availableRange", low, NOW)
    assert usual.parted([before], PRESENT).rest == [before]


def test_what_has_begun_says_no_minute_and_what_is_over_neither():
    def offer(first, last):
        return {"availableRange": [(first, last)], "indexedAt": [NOW]}

    assert [usual.said("event", offer(NOW + late, None), -inf).begins for late in (-601, -600, -599, 0)] == [
        None,
        None,
        (NOW - 599) // 60,
        NOW // 60,
    ]
    assert [usual.said("event", offer(None, NOW + late), -inf).ends for late in (-601, -600, 0)] == [
        None,
        (NOW - 600) // 60,
        NOW // 60,
    ]
