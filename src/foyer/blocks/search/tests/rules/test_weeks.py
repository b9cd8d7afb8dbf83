# SPDX-License-Identifier: EUPL-1.2
"""Weeks that repeat, against their intervals one by one."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.search.rules import moments, rhythm
from foyer.blocks.search.tests.rules.test_moments import meets

ZONE = ZoneInfo("Europe/Brussels")
EPOCH = date(1970, 1, 1)
MOVED = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28)]
DAY = 86_400


class Told(list):
    """Intervals that tell their week."""

    def __init__(self, weekly, intervals):
        super().__init__(intervals)
        self.weekly = weekly


def instant(day, second):
    return int(datetime.combine(day, time(), ZONE).timestamp()) + second


HOURS = st.tuples(st.integers(0, DAY - 1), st.integers(0, DAY - 1)).map(lambda pair: tuple(sorted(pair)))


@st.composite
def weeks(draw):
    first = draw(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    days = [first + timedelta(days=number) for number in range(draw(st.integers(1, 300)))]
    week = draw(st.lists(st.lists(HOURS, max_size=2).map(tuple), min_size=7, max_size=7))
    holiday, away = draw(st.integers(0, 290)), draw(st.sampled_from([0, 7, 8, 10, 14, 30]))
    closed = (
        set(days[holiday : holiday + away])
        | set(draw(st.lists(st.sampled_from(days), max_size=12)))
        | (set(MOVED) & set(days))
    )
    apart = {
        (day - EPOCH).days: [(instant(day, 3600 * 12), instant(day, 3600 * 13))]
        if draw(st.booleans())
        else []
        for day in closed
    }
    intervals = [
        (instant(day, opens), instant(day, closes))
        for day in days
        if day not in closed
        for opens, closes in week[day.weekday()]
    ]
    intervals += [slot for slots in apart.values() for slot in slots]
    weekly = ((first - EPOCH).days, (days[-1] - EPOCH).days, tuple(week), apart)
    return Told(weekly, intervals)


@given(weeks(), st.data())
def test_weeks_answer_as_their_intervals_do(held, data):
    first, last, week, apart = held.weekly
    split = rhythm.split(held)
    plain = moments.said(split.plain)
    seconds = sorted({second for day in week for slot in day for second in slot}) or [0]
    around = st.sampled_from([first, last, *apart])
    for _ in range(12):
        day = EPOCH + timedelta(days=data.draw(around) + data.draw(st.integers(-8, 8)))
        start = instant(day, data.draw(st.sampled_from(seconds)) + data.draw(st.integers(-1, 1)))
        end = start + data.draw(st.sampled_from([0, 1, 1800, *(days * DAY for days in (3, 7, 8, 9, 10))]))
        found = bool(plain & moments.asked(start, end)) or meets(split, rhythm.question(start, end))
        assert found == any(first <= end and last >= start for first, last in held), (start, end)


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("weekdays", [range(7), range(5), [5], [1, 4]])
@pytest.mark.parametrize("away", [0, 5, 8, 11, 20])
def test_the_edges_of_holidays_are_found_by_windows_of_about_a_week(told, weekdays, away):
    first, slot = date(2026, 4, 6), (3600 * 10, 3600 * 18)
    days = [first + timedelta(days=number) for number in range(120)]
    closed = days[40 : 40 + away]
    held = [
        tuple(instant(day, second) for second in slot)
        for day in days
        if day not in closed and day.weekday() in weekdays
    ]
    week = tuple((slot,) if weekday in weekdays else () for weekday in range(7))
    apart = {(day - EPOCH).days: [] for day in closed}
    weekly = ((first - EPOCH).days, (days[-1] - EPOCH).days, week, apart)
    split = rhythm.split(Told(weekly, held) if told else held)
    plain = moments.said(split.plain)
    for start in (instant(day, second) for day in days[28:66] for second in (3600 * 9, 3600 * 17)):
        for end in (start + length * DAY // 2 for length in range(11, 20)):
            found = bool(plain & moments.asked(start, end)) or meets(split, rhythm.question(start, end))
            assert found == any(one <= end and other >= start for one, other in held), (start, end)


def test_weekdays_that_follow_each_other_leave_a_gap():
    first = date(2026, 4, 6)
    days = [first + timedelta(days=number) for number in range(120)]
    early, late = days[:35:7], days[85::7]
    held = [(instant(day, 36_000), instant(day, 39_600)) for day in (*early, *late)]
    apart = {(day - EPOCH).days: [] for day in days if day.weekday() < 2 and day not in {*early, *late}}
    week = (((36_000, 39_600),), ((36_000, 39_600),), (), (), (), (), ())
    split = rhythm.split(Told(((first - EPOCH).days, (days[-1] - EPOCH).days, week, apart), held))
    start = held[len(early) - 1][0] + 60
    assert split.days
    assert moments.said(split.plain) & moments.asked(start, start + 12 * DAY)
