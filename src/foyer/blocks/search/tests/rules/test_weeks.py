# SPDX-License-Identifier: EUPL-1.2
"""Weeks that repeat, against their intervals one by one."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

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
    closed = set(draw(st.lists(st.sampled_from(days), max_size=12))) | (set(MOVED) & set(days))
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
        end = start + data.draw(st.sampled_from([0, 1, 1800, 3 * DAY]))
        found = bool(plain & moments.asked(start, end)) or meets(split, rhythm.question(start, end))
        assert found == any(first <= end and last >= start for first, last in held), (start, end)
