# SPDX-License-Identifier: EUPL-1.2
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.search.rules import moments, sub_events
from foyer.blocks.search.rules.filters import Moments
from foyer.blocks.search.rules.tree import in_class

clock = st.one_of(
    st.none(), st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda t: t[0] * 100 + t[1])
)
pairs = st.tuples(clock, clock).map(
    lambda pair: pair if None in pair or pair[0] <= pair[1] else (pair[1], pair[0])
)


@given(st.lists(pairs, max_size=4), pairs)
def test_times_of_day_meet_exactly_when_they_overlap(held, asked):
    def overlap(one):
        low, high = (0 if one[0] is None else one[0]), (9999 if one[1] is None else one[1])
        first, last = (0 if asked[0] is None else asked[0]), (9999 if asked[1] is None else asked[1])
        return low <= last and high >= first

    expected = any(overlap(one) for one in held)
    assert bool(sub_events.times_said(tuple(held)) & sub_events.times_asked(*asked)) is expected


def sub_event(start, end, times, **more):
    facts = {"status": "Available", "bookingAvailability": "Available"}
    facts |= {"hasChildcare": False, "hasOvernight": False}
    return {"dateRange": (start, end), "localTimeRange": times, **facts, **more}


def test_one_sub_event_must_be_all_that_is_asked():
    evening = sub_event(1000, 2000, [(2000, 2200)], status="Unavailable", hasChildcare=False)
    morning = sub_event(9000, 9900, [(900, 1100)], status="Available", hasChildcare=True)
    column = sub_events.said([(1000, 2000), (9000, 9900)], [evening, morning]).column
    assert sub_events.meets(column, Moments(0, 3000, (1900, 2000), ("Unavailable",)))
    assert not sub_events.meets(column, Moments(0, 3000, (1900, 2000), ("Available",)))
    assert not sub_events.meets(column, Moments(0, 3000, (900, 1000)))
    assert not sub_events.meets(column, Moments(0, 3000, None, None, None, childcare=True))
    assert sub_events.meets(column, Moments(9900, None, (None, 900), None, None, childcare=True))
    assert not sub_events.meets(column, Moments(9901, None))


def test_documents_of_one_class_say_their_terms_once():
    alike = [sub_event(n * 1000, n * 1000 + 500, [(900, 1000)], status="Available") for n in range(4)]
    said = sub_events.said([one["dateRange"] for one in alike], alike)
    assert (said.one_class, list(said.when_of_class), said.column) == (0, [], None)
    alike[2]["status"] = "Unavailable"
    said = sub_events.said([one["dateRange"] for one in alike], alike)
    assert (said.one_class, list(said.classes)) == (None, [0, 2])
    wanted = sub_events.wanted_classes(Moments(statuses=("Unavailable",)))
    asked = {term for number in wanted for term in in_class(moments.asked(0, 1500), number)}
    assert not asked & set(said.when_of_class)
    asked = {term for number in wanted for term in in_class(moments.asked(0, 2000), number)}
    assert asked & set(said.when_of_class)
