# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from foyer.blocks.search.rules import moments, rhythm
from foyer.kernel.clock import BRUSSELS

NOON = int(datetime(2026, 5, 3, 12, tzinfo=UTC).timestamp())
SPRING = int(datetime(2026, 3, 29, tzinfo=UTC).timestamp())
AUTUMN = int(datetime(2026, 10, 25, tzinfo=UTC).timestamp())

instants = st.one_of(
    st.none(),
    st.sampled_from([NOON, SPRING, AUTUMN]).flatmap(lambda at: st.integers(at - 200_000, at + 200_000)),
    st.sampled_from([NOON, SPRING, AUTUMN]).flatmap(
        lambda at: st.integers(-300, 300).map(lambda quarters: at + quarters * 900)
    ),
    st.integers(-62_135_596_800, 253_402_300_799),
)


@st.composite
def intervals(draw):
    start, end = draw(instants), draw(instants)
    if start is not None and end is not None and start > end:
        start, end = end, start
    return start, end


def overlap(one, other):
    low, high = float("-inf"), float("inf")
    s1, e1 = (low if one[0] is None else one[0]), (high if one[1] is None else one[1])
    s2, e2 = (low if other[0] is None else other[0]), (high if other[1] is None else other[1])
    return s1 <= e2 and s2 <= e1


@given(st.lists(intervals(), max_size=4), intervals())
@example([(NOON, NOON + 3600)], (NOON + 3600, None))
@example([(NOON, NOON + 3600)], (NOON + 3601, None))
@example([(NOON, NOON)], (NOON, NOON))
def test_intervals_are_compared_to_the_second(held, question):
    expected = any(overlap(one, question) for one in held)
    assert bool(moments.said(held) & moments.asked(*question)) is expected


@given(st.tuples(st.integers(-400, 40_000), st.integers(0, 86_399), st.integers(-5, 190_000)))
@example((20_000, 79_200, 14_400))
@example((20_000, 0, 172_799))
@example((20_000, 0, 86_399))
@example((20_000, 0, 86_400))
@example((20_000, 3600, -1))
def test_an_interval_of_a_day_or_two_says_what_the_tree_says(interval):
    day, second, length = interval
    start, end = day * 86_400 + second, day * 86_400 + second + length
    assert moments.said([(start, end)]) == moments.MOMENTS.said([moments.half_open(start, end)])


def test_a_usual_evening_costs_few_terms():
    evening = (NOON + 8 * 3600, NOON + 10 * 3600 + 1800)
    assert len(moments.said([evening])) < 24


def test_offers_open_at_any_time_cost_one_term():
    assert len(moments.said([(None, None)])) == 1


def meets(split, question):
    """Evaluate a question on a split document as the index does."""
    return bool(split.days & question.days) or any(
        split.days & border.days and split.hours & border.hours for border in question.borders
    )


@st.composite
def opening(draw):
    """Some weeks of opening hours around a change of the clock, with exceptions."""
    start = draw(st.sampled_from([NOON, SPRING, AUTUMN])) // 86_400 * 86_400 - 21 * 86_400
    hours = {
        weekday: draw(st.lists(st.tuples(st.integers(0, 1439), st.integers(0, 600)), max_size=2))
        for weekday in range(7)
    }
    other = draw(st.dictionaries(st.integers(0, 50), st.tuples(st.integers(0, 1439), st.integers(0, 99))))
    away = draw(st.integers(0, 40))
    closed = draw(st.sets(st.integers(0, 50))) | set(range(away, away + draw(st.sampled_from([0, 7, 8, 12]))))
    held = []
    for day in range(50):
        if day in closed:
            continue
        slots = [other[day]] if day in other else hours[day % 7]
        held += [(start + day * 86_400 + a * 60, start + day * 86_400 + (a + b) * 60) for a, b in slots]
    return held + draw(st.lists(intervals(), max_size=2))


@given(opening(), st.data())
def test_split_documents_answer_as_their_intervals_do(held, data):
    near = st.sampled_from([i for pair in held for i in pair if i is not None] or [NOON])
    wanted = st.one_of(intervals(), st.tuples(near, near).map(sorted), near.map(lambda at: (at + 1, at + 90)))
    weeks = st.tuples(near, st.integers(7, 11)).map(lambda pair: (pair[0] + 1, pair[0] + pair[1] * 86_400))
    split = rhythm.split(held)
    plain = moments.said(split.plain)
    for _ in range(8):
        question = tuple(data.draw(wanted | weeks))
        expected = any(overlap(one, question) for one in held)
        found = bool(plain & moments.asked(*question)) or meets(split, rhythm.question(*question))
        assert found is expected, question


def test_a_year_of_opening_hours_costs_few_terms():
    first = datetime(2026, 1, 1, tzinfo=BRUSSELS)
    held = []
    for number in range(548):
        day = first + timedelta(days=number)
        if day.weekday() != 0 and number not in {50, 51, 52, 300}:
            hours = (day.replace(hour=10), day.replace(hour=18))
            held.append(tuple(int(moment.timestamp()) for moment in hours))
    split = rhythm.split(held)
    assert len(held) > 460
    assert len(split.plain) == 5, "three that differ, the first day and the last"
    assert len(split.days) + len(split.hours) + len(moments.said(split.plain)) < 310
