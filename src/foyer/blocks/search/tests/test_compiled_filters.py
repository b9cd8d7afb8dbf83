# SPDX-License-Identifier: EUPL-1.2
"""Filters on sub-events and places find in the index what brute force finds, also when negated."""

import math
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tantivy import Occur, Query

from foyer.blocks.geo.public import distance_km
from foyer.blocks.search.engine.compile_filters import (
    circle_query,
    compile_filter,
    compile_filters,
    count_around,
    look_around,
    lying_within,
    of_hits,
)
from foyer.blocks.search.engine.hits import everything
from foyer.blocks.search.rules.filters import Box, Circle, Moments, Not
from foyer.blocks.search.tests.index_documents import searcher_of
from foyer.kernel.clock import BRUSSELS

STATUSES = ["Available", "TemporarilyUnavailable", "Unavailable"]
# Two weeks around each change of the clock.
DAYS = [datetime(2026, month, day, tzinfo=UTC) for month, day in ((3, 22), (10, 18))]

instants = st.builds(
    lambda day, minutes, odd: int(day.timestamp()) + minutes * 60 + odd,
    st.sampled_from(DAYS),
    st.integers(0, 14 * 24 * 60),
    st.sampled_from([0, 0, 0, 1, 59]),
)


def pair(low, high):
    return (low, high) if None in {low, high} or low <= high else (high, low)


@st.composite
def sub_events(draw):
    """One sub-event, with its times of day as the index documents have them."""
    start = draw(instants)
    end = start + draw(st.sampled_from([0, 3599, 3600, 7200, 86_400]))
    if draw(st.integers(0, 9)) == 0:
        start, end = draw(st.sampled_from([(None, end), (start, None), (None, None)]))
    return {
        "dateRange": (start, end),
        "localTimeRange": times(start, end),
        "status": draw(st.sampled_from(STATUSES)),
        "bookingAvailability": draw(st.sampled_from(["Available", "Unavailable"])),
        "hasChildcare": draw(st.booleans()),
        "hasOvernight": draw(st.booleans()),
    }


def times(start, end):
    first, last = (None if at is None else datetime.fromtimestamp(at, BRUSSELS) for at in (start, end))
    low = None if first is None else first.hour * 100 + first.minute
    high = None if last is None else last.hour * 100 + last.minute
    if first is None or last is None or first.date() == last.date():
        return [(low, high)]
    return [(low, 2359), (0, high)]


@st.composite
def opening_hours(draw):
    """Two months of slots: the same hours on most days, one or two a day."""
    day = draw(st.sampled_from(DAYS)).replace(tzinfo=None) - timedelta(days=14)
    hours = draw(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 3)), min_size=1, max_size=2))
    weekend = draw(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 3)), max_size=1))
    found = []
    for number in range(60):
        local = (day + timedelta(days=number)).replace(tzinfo=BRUSSELS)
        for opens, length in weekend if local.weekday() > 4 else hours:
            start = int(local.replace(hour=opens).timestamp())
            end = int(local.replace(hour=opens + length).timestamp())
            fixed = {"status": "Available", "bookingAvailability": "Available"}
            fixed |= {"hasChildcare": False, "hasOvernight": False}
            found.append({"dateRange": (start, end), "localTimeRange": times(start, end), **fixed})
    return found


calendars = st.one_of(st.lists(sub_events(), max_size=4), opening_hours())
clock_times = st.one_of(
    st.none(), st.builds(lambda h, m: h * 100 + m, st.integers(0, 23), st.integers(0, 59))
)
bounds = st.one_of(st.none(), instants)
questions = st.builds(
    lambda window, at, statuses, booking, childcare, overnight: Moments(
        *window, at, statuses, booking, childcare, overnight
    ),
    st.builds(pair, bounds, bounds),
    st.one_of(st.none(), st.builds(pair, clock_times, clock_times)),
    st.one_of(st.none(), st.lists(st.sampled_from(STATUSES), min_size=1, max_size=2).map(tuple)),
    st.one_of(st.none(), st.sampled_from(["available", "Unavailable", "x"])),
    st.one_of(st.none(), st.booleans()),
    st.one_of(st.none(), st.booleans()),
)


def overlap(one, other):
    low, high = (
        max(one[0] or -(10**12), other[0] or -(10**12)),
        min(10**12 if one[1] is None else one[1], 10**12 if other[1] is None else other[1]),
    )
    return low <= high


def fits(sub_event, asked):
    return (
        overlap(sub_event["dateRange"], (asked.low, asked.high))
        and (asked.times is None or any(overlap(one, asked.times) for one in sub_event["localTimeRange"]))
        and (asked.statuses is None or sub_event["status"] in asked.statuses)
        and (asked.booking is None or sub_event["bookingAvailability"].lower() == asked.booking.lower())
        and (asked.childcare is None or sub_event["hasChildcare"] is asked.childcare)
        and (asked.overnight is None or sub_event["hasOvernight"] is asked.overnight)
    )


def found(searcher, clauses):
    hits = everything(searcher, Query.boolean_query([(Occur.Must, Query.all_query()), *clauses]))
    return sorted(
        searcher.doc(address).get_first("reference").partition("/")[2] for address in hits.addresses
    )


def document(number, held):
    return {
        "id": [f"d{number}"],
        "dateRange": [one["dateRange"] for one in held],
        "localTimeRange": list(dict.fromkeys(time for one in held for time in one["localTimeRange"])),
        "subEvent": held,
    }


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(calendars, min_size=1, max_size=6), st.lists(questions, min_size=12, max_size=12))
def test_one_sub_event_is_all_that_is_asked(held, asked):
    searcher = searcher_of([("event", document(number, one)) for number, one in enumerate(held)])
    for question in asked:
        expected = [f"d{n}" for n, one in enumerate(held) if any(fits(each, question) for each in one)]
        assert found(searcher, compile_filters([question], searcher, ["event"])) == expected, question
        if question.times is None:
            negated = [(Occur.Must, compile_filter(Not(question)))]
            others = [f"d{n}" for n in range(len(held)) if f"d{n}" not in expected]
            assert found(searcher, negated) == others, question


near = st.tuples(st.floats(50.9, 51.2), st.floats(3.5, 3.9))
anywhere = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(near | anywhere, min_size=1, max_size=8),
    near | anywhere,
    st.floats(0, 60),
    st.tuples(near, near),
)
def test_circles_and_boxes_are_exact(points, middle, kilometres, corners):
    held = [("place", {"id": [f"d{number}"], "geo_point": [point]}) for number, point in enumerate(points)]
    searcher = searcher_of([*held, ("place", {"id": ["nowhere"]})])
    inside = [
        f"d{number}" for number, point in enumerate(points) if distance_km(*point, *middle) <= kilometres
    ]
    assert found(searcher, compile_filters([Circle(*middle, kilometres)], searcher, ["place"])) == inside
    (south, west), (north, east) = corners
    box = Box(min(south, north), west, max(south, north), east)

    def within(latitude, longitude):
        across = west <= longitude <= east if west <= east else longitude >= west or longitude <= east
        return box.south <= latitude <= box.north and across

    boxed = [f"d{number}" for number, point in enumerate(points) if within(*point)]
    assert found(searcher, compile_filters([box], searcher, ["place"])) == boxed


@pytest.mark.parametrize("kilometres", [0.1, 0.9, 4.0, 20.0, 55.0])
def test_points_at_the_rim_of_a_circle_are_measured(kilometres):
    drawn, middle = Random(5), (51.05, 3.72)
    points = []
    for _ in range(60):
        degrees, angle = kilometres * drawn.uniform(0.9, 1.1) / 111.195, drawn.uniform(0, 6.3)
        east = degrees * math.sin(angle) / math.cos(math.radians(middle[0]))
        points.append((middle[0] + degrees * math.cos(angle), middle[1] + east))
    held = [("place", {"id": [f"d{number}"], "geo_point": [point]}) for number, point in enumerate(points)]
    searcher = searcher_of(held)
    inside = [
        f"d{number}" for number, point in enumerate(points) if distance_km(*point, *middle) <= kilometres
    ]
    assert 0 < len(inside) < 60
    circle = Circle(*middle, kilometres)
    everywhere = [(Occur.Must, Query.all_query())]
    about = look_around(circle, searcher, everywhere, 60)
    assert about.are_all
    assert about.total >= len(inside)
    seen = lying_within(circle, searcher, about)
    assert seen.total == len(inside)
    assert found(searcher, [(Occur.Must, of_hits(seen, searcher))]) == sorted(inside)
    assert not look_around(circle, searcher, everywhere, len(inside) - 1).are_all
    assert count_around(circle, searcher, everywhere) == len(inside)
    for many in (False, True):
        assert found(searcher, [(Occur.Must, circle_query(circle, searcher, many=many))]) == sorted(inside)
    assert found(searcher, compile_filters([circle], searcher, ["place"])) == sorted(inside)
