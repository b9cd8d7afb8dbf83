# SPDX-License-Identifier: EUPL-1.2
"""Hundreds of opening slots as a few terms: weekday by weekday, which weeks, and which hours.

An offer with opening hours has a slot a day over a year and more. Most days repeat: on a given
weekday the same hours, week after week. `split` takes an offer's intervals apart, exactly:

- for each weekday one pattern of hours (the commonest), and the weeks in which it holds;
- all the rest (days with other hours, nights past midnight, days on which the clock is moved)
  as plain intervals, and with them the first and the last day, and those beside a gap of more than
  a week, so that a question with an open side needs nothing else.

A question for [a, b] then is: open on a whole day in between, or open on the first or last day
and at an hour that lies within (`Question`). Because on every kept day exactly the weekday's
pattern holds, day and hours may be asked for apart and joined by AND. Where a week lies in between,
what is open on the first or last day is open in that week too, or the day is plain.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import compress, pairwise
from typing import NamedTuple

from foyer.blocks.search.rules.keeping import remembered
from foyer.blocks.search.rules.moments import Interval
from foyer.blocks.search.rules.tree import Tree, in_class
from foyer.kernel.clock import BRUSSELS

WEEKS = Tree((4,) * 7)
HOURS = Tree((60, 15, 4, 4, 6))

DAY = 86_400
# Monday 31 December 1979, as a number of days since 1970: week 0 begins here.
_ORIGIN = 3651
_FIRST, _LAST = 7, 7 * 6250
# Fewer intervals, or fewer weeks of one weekday, cost less as plain intervals.
_WORTH, _REPEATED = 12, 4
_WEEK = 7


def _offset(seconds: int) -> int:
    moment = datetime.fromtimestamp(seconds, UTC).astimezone(BRUSSELS)
    return int((moment.utcoffset() or timedelta()).total_seconds())


def _offsets() -> tuple[list[int], list[int], frozenset[int]]:
    """Return since when (epoch seconds) which offset holds, and the local days on which it changes."""
    step, moment = 20 * DAY, _ORIGIN * DAY
    starts, offsets, moved = [moment], [_offset(moment)], set()
    while moment < 131 * 365 * DAY:
        low, moment = moment, moment + step
        if (offset := _offset(moment)) == offsets[-1]:
            continue
        high = moment
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if _offset(middle) == offset else (middle, high)
        starts.append(high)
        offsets.append(offset)
        moved.add((high + offset) // DAY - _ORIGIN)
    return starts, offsets, frozenset(moved)


_STARTS, _OFFSETS, _MOVED = _offsets()


def local(seconds: int) -> tuple[int, int]:
    """Return the local day (counted from `_ORIGIN`) and the second of that day of an instant."""
    shifted = seconds + _OFFSETS[max(bisect_right(_STARTS, seconds) - 1, 0)]
    day, second = divmod(shifted, DAY)
    return day - _ORIGIN, second


class Split(NamedTuple):
    """Intervals taken apart: terms of open days, terms of hours, and what stays plain."""

    days: frozenset[int]
    hours: frozenset[int]
    plain: Sequence[Interval]


@dataclass(frozen=True)
class Border:
    """A day that the question covers only in part: both sets of terms must be met."""

    days: frozenset[int]
    hours: frozenset[int]


@dataclass(frozen=True)
class Question:
    """What to ask of split documents: a whole day in between, or one of the borders."""

    days: frozenset[int]
    borders: tuple[Border, ...]


Slots = tuple[tuple[int, int], ...]


def split(intervals: Sequence[Interval]) -> Split:
    """Take the intervals of one document apart. Few intervals stay as they are.

    Intervals that tell their week themselves (`weekly`) need not be looked at one by one.
    """
    if (told := getattr(intervals, "weekly", None)) is not None:
        return _split_week(*told)
    if len(intervals) < _WORTH:
        return Split(frozenset(), frozenset(), intervals)
    slots, plain = _by_day(intervals)
    days_of: defaultdict[tuple[int, Slots], list[int]] = defaultdict(list)
    for day, found in slots.items():
        pattern = found if len(found) == 1 else tuple(sorted(found))
        days_of[day % 7, pattern].append(day)
    if not (commonest := _commonest(days_of)):
        return Split(frozenset(), frozenset(), intervals)
    days: set[int] = set()
    hours: set[int] = set()
    kept: list[int] = []
    for weekday, pattern in commonest:
        open_days = days_of.pop((weekday, pattern))
        kept += open_days
        days |= _weeks_said(weekday, _runs(day // 7 for day in open_days))
        hours |= _hours_said(weekday, pattern)
    for (_, pattern), rest in days_of.items():
        plain.extend(_instants(day, slot) for day in rest for slot in pattern)
    for day in _beside_gaps(sorted(kept)):
        plain.extend(_instants(day, slot) for slot in slots[day])
    return Split(frozenset(days), frozenset(hours), plain)


def _split_week(
    first: int, last: int, week: tuple[Slots, ...], apart: Mapping[int, Sequence[tuple[int, int]]]
) -> Split:
    """Take a week apart that repeats from a first to a last day (days since 1970, both included).

    `apart` are the days on which it does not hold, with their intervals.
    """
    weeks = _weeks_of(first, last, tuple(map(bool, week)), tuple(apart))
    plain: list[Interval] = [slot for slots in apart.values() for slot in slots]
    plain.extend([_instants(day, slot) for day in weeks.plain for slot in week[day % 7]])
    return Split(weeks.days, _hours_of(week, weeks.repeated), plain)


class Weeks(NamedTuple):
    """The weeks of an offer with opening hours, weekday by weekday.

    The terms of the open days of those weekdays that repeat often enough, these weekdays, and the days that
    are to be told by their intervals.
    """

    days: frozenset[int]
    repeated: tuple[int, ...]
    plain: tuple[int, ...]


# What is always open is told from the same day to the same day.
@remembered(256, lambda _first, _last, _open_on, apart: len(apart))
def _weeks_of(first: int, last: int, open_on: tuple[bool, ...], apart: tuple[int, ...]) -> Weeks:
    """Return the weeks of what is open on these weekdays from a first to a last day, but for those apart."""
    others = sorted(day - _ORIGIN for day in apart)
    kept: dict[int, tuple[tuple[int, int], ...]] = {}
    plain: list[int] = []
    for weekday in compress(range(7), open_on):
        start = -(-(first - _ORIGIN - weekday) // 7)
        end = (last - _ORIGIN - weekday) // 7 + 1
        runs = _cut(start, end, [day // 7 for day in others if day % 7 == weekday])
        if sum(until - since for since, until in runs) >= _REPEATED:
            kept[weekday] = runs
        else:
            plain.extend(week * 7 + weekday for since, until in runs for week in range(since, until))
    days = frozenset(term for weekday, runs in kept.items() for term in _weeks_said(weekday, runs))
    return Weeks(days, tuple(kept), (*plain, *_ends(kept)))


@remembered(512, lambda week, _weekdays: sum(map(len, week)))
def _hours_of(week: tuple[Slots, ...], weekdays: tuple[int, ...]) -> frozenset[int]:
    """Return the terms of the hours of these days of a week."""
    return frozenset(
        term for weekday in weekdays for term in _hours_said(weekday, tuple(sorted(week[weekday])))
    )


def _ends(kept: Mapping[int, tuple[tuple[int, int], ...]]) -> list[int]:
    """Return the first and the last day of the runs of weeks of each weekday, and those beside long gaps."""
    if all(len(runs) == 1 for runs in kept.values()):
        firsts = [runs[0][0] * 7 + weekday for weekday, runs in kept.items()]
        lasts = [(runs[0][1] - 1) * 7 + weekday for weekday, runs in kept.items()]
        return [min(firsts), max(lasts)] if kept and max(firsts) - min(lasts) <= _WEEK else [*firsts, *lasts]
    days = (
        week * 7 + weekday
        for weekday, runs in kept.items()
        for since, until in runs
        for week in range(since, until)
    )
    return _beside_gaps(sorted(days))


def _beside_gaps(days: Sequence[int]) -> list[int]:
    """Return, of days in order, the first and the last, and those with more than a week to the next one."""
    gaps = [(one, other) for one, other in pairwise(days) if other - one > _WEEK]
    return [*days[:1], *(day for gap in gaps for day in gap), *days[-1:]]


def _cut(start: int, end: int, without: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return the numbers from start (included) to end (not included) without some, as half-open runs."""
    runs: list[tuple[int, int]] = []
    for number in without:
        if start < number:
            runs.append((start, number))
        start = number + 1
    return (*runs, (start, end)) if start < end else tuple(runs)


# Offers share their hours and the time for which they are open, so both are worth keeping.
@remembered(4096, lambda _weekday, runs: len(runs))
def _weeks_said(weekday: int, runs: tuple[tuple[int, int], ...]) -> frozenset[int]:
    return frozenset(in_class(WEEKS.said(runs), weekday))


@remembered(4096, lambda _weekday, pattern: len(pattern))
def _hours_said(weekday: int, pattern: Slots) -> frozenset[int]:
    return frozenset(in_class(HOURS.said((first, last + 1) for first, last in pattern), weekday))


def _by_day(intervals: Iterable[Interval]) -> tuple[dict[int, Slots], list[Interval]]:
    """Return the slots of each local day, and the intervals that are not within one ordinary day."""
    slots: dict[int, Slots] = {}
    plain: list[Interval] = []
    since = until = shift = 0
    for start, end in intervals:
        if start is None or end is None:
            plain.append((start, end))
            continue
        # Neighbours mostly have the same offset, so it is looked up only where it may have changed.
        if not since <= start < until:
            place = max(bisect_right(_STARTS, start) - 1, 0)
            since, until = _STARTS[place], _STARTS[place + 1] if place + 1 < len(_STARTS) else start + 1
            shift = _OFFSETS[place] - _ORIGIN * DAY
        day, first = divmod(start + shift, DAY)
        last = first + end - start
        if start > end or last >= DAY or day in _MOVED or not _FIRST <= day < _LAST:
            plain.append((start, end))
        else:
            slots[day] = (*slots.get(day, ()), (first, last))
    return slots, plain


def _commonest(days_of: dict[tuple[int, Slots], list[int]]) -> list[tuple[int, Slots]]:
    """Return for each weekday its commonest pattern, where it repeats often enough."""
    best: dict[int, tuple[int, Slots]] = {}
    counts = ((key, len(days)) for key, days in days_of.items() if len(days) >= _REPEATED)
    for (weekday, pattern), count in sorted(counts):
        if count > best.get(weekday, (0, ()))[0]:
            best[weekday] = (count, pattern)
    return [(weekday, pattern) for weekday, (_, pattern) in best.items()]


def _runs(weeks: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return weeks as half-open runs of neighbours."""
    runs: list[tuple[int, int]] = []
    for week in sorted(weeks):
        if runs and runs[-1][1] == week:
            runs[-1] = (runs[-1][0], week + 1)
        else:
            runs.append((week, week + 1))
    return tuple(runs)


def _instants(day: int, slot: tuple[int, int]) -> Interval:
    midnight = (day + _ORIGIN) * DAY
    # On a day that is not `_MOVED` the offset of about noon is that of the whole day.
    offset = _OFFSETS[bisect_right(_STARTS, midnight + 11 * 3600) - 1]
    return midnight + slot[0] - offset, midnight + slot[1] - offset


def question(start: int | None, end: int | None) -> Question:
    """Return what to ask of split documents for an inclusive interval of epoch seconds.

    Nothing where a side is open: the first and the last day of a document are plain too.
    """
    if start is None or end is None:
        return Question(frozenset(), ())
    (first_day, first), (last_day, last) = local(start), local(end)
    if first_day < _FIRST:
        first_day, first = _FIRST, 0
    if last_day >= _LAST:
        last_day, last = _LAST - 1, DAY - 1
    if first_day > last_day:
        return Question(frozenset(), ())
    borders: list[Border] = []
    if first_day == last_day and (first > 0 or last < DAY - 1):
        return Question(frozenset(), (_border(first_day, first, last),))
    if first > 0:
        borders.append(_border(first_day, first, DAY - 1))
        first_day += 1
    if last < DAY - 1:
        borders.append(_border(last_day, 0, last))
        last_day -= 1
    if last_day - first_day >= _WEEK - 1:
        borders.clear()
    return Question(frozenset(_whole_days(first_day, last_day)), tuple(borders))


def _border(day: int, first: int, last: int) -> Border:
    week, weekday = divmod(day, 7)
    return Border(
        frozenset(in_class(WEEKS.asked(week, week + 1), weekday)),
        frozenset(in_class(HOURS.asked(first, last + 1), weekday)),
    )


def _whole_days(first: int, last: int) -> set[int]:
    terms: set[int] = set()
    for weekday in range(7):
        week = -(-(first - weekday) // 7)
        until = (last - weekday) // 7 + 1
        if week < until:
            terms.update(in_class(WEEKS.asked(week, until), weekday))
    return terms
