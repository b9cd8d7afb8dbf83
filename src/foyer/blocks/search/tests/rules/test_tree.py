# SPDX-License-Identifier: EUPL-1.2
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.search.rules.tree import Tree, in_class

SMALL = Tree((3, 2, 4))
bounds = st.tuples(st.integers(0, 24), st.integers(0, 24))


@given(bounds)
def test_a_cover_is_exactly_the_interval(interval):
    start, end = interval
    sizes = [1, 3, 6, 24]
    leaves = [
        leaf
        for level, index in SMALL.cover(start, end)
        for leaf in range(index * sizes[level], (index + 1) * sizes[level])
    ]
    assert sorted(leaves) == list(range(start, end))


@given(st.lists(bounds, max_size=4), bounds)
def test_terms_meet_exactly_when_intervals_overlap(intervals, question):
    expected = any(set(range(*interval)) & set(range(*question)) for interval in intervals)
    assert bool(SMALL.said(intervals) & SMALL.asked(*question)) is expected


def test_the_whole_domain_is_one_node():
    assert SMALL.cover(0, SMALL.size) == [(3, 0)]
    assert len(SMALL.said([(0, 24)])) == 1


def test_terms_of_one_class_never_meet_those_of_another():
    terms = SMALL.said([(0, 5)])
    assert not set(in_class(terms, 1)) & set(in_class(terms, 2))
    assert max(in_class(terms, 63)) < 1 << 64
