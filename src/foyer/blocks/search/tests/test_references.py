# SPDX-License-Identifier: EUPL-1.2
"""All that a search finds, as kinds and ids in its order."""

import pytest

from foyer.blocks.search.public import references
from foyer.blocks.search.tests.index_documents import event, place
from foyer.kernel.problems import Problem

EVERYTHING = [("disableDefaultFilters", "true")]
FOUND = [("event", "c"), ("event", "a"), ("event", "b")]


@pytest.fixture
def several(held):
    moments = {"a": 200, "b": 100, "c": 300}
    held(*(event(name, created=[moment]) for name, moment in moments.items()), place("hall"))


@pytest.mark.usefixtures("several")
def test_all_are_told_in_the_order_asked_for():
    assert references("events", [*EVERYTHING, ("sort[created]", "desc")], most=3) == (3, FOUND)


@pytest.mark.usefixtures("several")
def test_of_too_many_none_is_told():
    assert references("events", EVERYTHING, most=2) == (3, [])
    assert references("offers", EVERYTHING, most=3) == (4, [])


@pytest.mark.usefixtures("several")
def test_a_choice_limits_what_is_found():
    chosen = [("event", "b"), ("event", "c"), ("event", "unknown"), ("place", "hall")]
    asked = [*EVERYTHING, ("sort[created]", "desc")]
    assert references("events", asked, 3, chosen) == (2, [("event", "c"), ("event", "b")])
    assert references("events", [*EVERYTHING, ("q", "id:a")], 3, chosen) == (0, [])
    assert references("events", EVERYTHING, 3, []) == (0, [])


@pytest.mark.usefixtures("several")
def test_a_query_that_cannot_be_read_is_refused():
    with pytest.raises(Problem, match="Could not parse query"):
        references("events", [("q", "(")], 3)
