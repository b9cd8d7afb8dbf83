# SPDX-License-Identifier: EUPL-1.2
"""Default filters by one number find what they find one by one."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tantivy import Occur, Query

from foyer.blocks.search.engine.compile_filters import compile_filter, compile_filters
from foyer.blocks.search.engine.hits import everything
from foyer.blocks.search.rules import usual
from foyer.blocks.search.rules.filters import Exact, Flag, Not, Overlap
from foyer.blocks.search.tests.index_documents import NOW, searcher_of

PRESENT = datetime.fromtimestamp(NOW, UTC)
DAY = 86_400

moments = st.sampled_from(
    [None, *(NOW + days * DAY + more for days in (-400, -2, -1, 0, 1) for more in (-1, 0, 1))]
)
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
reaches = st.tuples(moments, moments).map(lambda pair: Overlap("availableRange", *pair))


def ids(searcher, clauses):
    hits = everything(searcher, Query.boolean_query([(Occur.Must, Query.all_query()), *clauses]))
    return sorted(searcher.doc(address).get_first("reference") for address in hits.addresses)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(held, min_size=1, max_size=8),
    st.lists(st.tuples(st.lists(st.sampled_from(DEFAULTS), unique=True), reaches), min_size=8, max_size=8),
)
def test_default_filters_by_number_find_what_each_of_them_finds(documents, questions):
    searcher = searcher_of(
        ("event", {"id": [f"d{number}"], "indexedAt": [NOW], **document})
        for number, document in enumerate(documents)
    )
    for defaults, reach in questions:
        one_by_one = [(Occur.Must, compile_filter(each)) for each in [*defaults, reach]]
        expected = ids(searcher, one_by_one)
        for now in (PRESENT, None):
            assert ids(searcher, compile_filters([*defaults, reach], searcher, ["event"], now)) == expected


def test_a_search_with_all_default_filters_asks_one_term():
    asked = usual.parted([*DEFAULTS, Overlap("availableRange", NOW, NOW)], PRESENT)
    assert asked.rest == []
    assert usual.numbers(asked.bits, ["event"]) == [63]
    assert usual.numbers(asked.bits, ["event", "place"]) == [63, 127]


@pytest.mark.parametrize("low", [None, NOW - 1])
def test_the_past_is_not_taken_for_granted(low):
    before = Overlap("availableRange", low, NOW)
    assert usual.parted([before], PRESENT).rest == [before]


def test_what_has_begun_says_no_minute_and_what_is_over_neither():
    def offer(first, last):
        return {"availableRange": [(first, last)], "indexedAt": [NOW]}

    assert [usual.begins(offer(NOW + late, None)) for late in (-601, -600, -599, 0)] == [
        None,
        None,
        (NOW - 599) // 60,
        NOW // 60,
    ]
    assert [usual.ends(offer(None, NOW + late)) for late in (-601, -600, 0)] == [
        None,
        (NOW - 600) // 60,
        NOW // 60,
    ]
