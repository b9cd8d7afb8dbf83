# SPDX-License-Identifier: EUPL-1.2
"""Dates as people say them: 'zondag 22 november om 14 uur', 'elke dinsdag', 'tot en met 4 mei', 'vandaag'.

Everything takes wall time of Brussels and the day that is today; nothing looks at a clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from foyer.blocks.agenda.rules.calendars import CANCELLED, Calendar, Care, Moment
from foyer.blocks.agenda.rules.date_words import Words, words

NBSP = "\N{NO-BREAK SPACE}"
_NIGHT_ENDS = time(6)


@dataclass(frozen=True)
class Stub:
    """The ticket stub of a card: three short lines, and which kind of statement they make.

    `kind` is today, date, until, from, weekly or always.
    """

    kind: str
    top: str
    middle: str
    bottom: str


def day(when: date, language: str, today: date, *, weekday: bool = True, relative: bool = False) -> str:
    """Return a date in words; the year only where it is not the obvious one.

    With `relative`, yesterday, today and tomorrow are said as such.
    """
    said = words(language)
    if relative:
        near = {-1: said.yesterday, 0: said.today, 1: said.tomorrow}.get((when - today).days)
        if near:
            return near
    number = (said.first if when.day == 1 else said.nth).format(number=when.day)
    text = said.date.format(day=number, month=said.months[when.month - 1])
    if weekday:
        joint = ", " if language == "de" else " "
        text = said.weekdays[when.weekday()] + joint + text
    return text if _obvious_year(when, today) else f"{text} {when.year}"


def hours(start: time, end: time, language: str) -> str:
    """Return 'van 14 tot 16 uur', or 'om 14 uur' where both are the same."""
    said = words(language)
    if start == end:
        return said.time.format(time=said.clock(start.hour, start.minute))
    return said.time_span.format(
        start=said.clock(start.hour, start.minute), end=said.clock(end.hour, end.minute)
    )


def care(given: Care, language: str) -> str:
    """Return when children are looked after: 'van 8 tot 18 uur', 'vanaf 8 uur', 'tot 18 uur'."""
    start, end = given
    if start is not None and end is not None:
        return hours(start, end, language)
    said = words(language)
    if start is not None:
        return said.from_time.format(time=said.clock(start.hour, start.minute))
    return said.until_time.format(time=said.clock(end.hour, end.minute)) if end is not None else ""


def moment(start: datetime, end: datetime, language: str, today: date, *, relative: bool = False) -> str:
    """Return one date of an offer in words: a point, a span within a day (or night), or several days."""
    said = words(language)
    opening = day(start.date(), language, today, relative=relative)
    if whole_day(start, end):
        until = last_day(start, end)
        if start.date() == until:
            return opening
        first, last = (day(part, language, today, weekday=False) for part in (start.date(), until))
        return said.date_span.format(start=_without_same_year(first, start.date(), until), end=last)
    if start.date() == end.date() or _same_night(start, end):
        # A German date between commas; "heute" and "morgen" need none.
        comma = "," if language == "de" and ". " in opening.replace(NBSP, " ") else ""
        return said.date_time.format(date=opening + comma, time=hours(start.time(), end.time(), language))
    closing = day(end.date(), language, today)
    times = [hours(part.time(), part.time(), language) for part in (start, end)]
    return said.from_to.format(
        start=f"{day(start.date(), language, today)} {times[0]}", end=f"{closing} {times[1]}"
    )


def span(start: date, end: date, language: str, today: date) -> str:
    """Return a period in words, seen from today: 'tot en met 4 mei' once it has begun."""
    said = words(language)
    if start == end:
        return day(start, language, today)
    last = day(end, language, today, weekday=False)
    if start <= today <= end:
        return said.until.format(date=last)
    first = _without_same_year(day(start, language, today, weekday=False), start, end)
    return said.date_span.format(start=first, end=last)


def between(start: date | None, end: date | None, language: str, today: date) -> str:
    """Return a period with perhaps an open side: 'vanaf 1 maart', 'tot en met 4 mei'; '' without any."""
    said = words(language)
    if start is not None and end is not None:
        return span(start, end, language, today)
    if start is not None:
        return said.from_date.format(date=day(start, language, today, weekday=False))
    return said.until.format(date=day(end, language, today, weekday=False)) if end is not None else ""


def weekdays(days: Sequence[int], language: str) -> str:
    """Return days of the week in words: 'van dinsdag tot zondag', 'maandag en donderdag'."""
    said = words(language)
    names = [said.weekdays[number] for number in days]
    if len(days) >= 3 and list(days) == list(range(days[0], days[-1] + 1)):
        return said.days_span.format(start=names[0], end=names[-1])
    return join(names, said)


def summary(calendar: Calendar, language: str, now: datetime, since: datetime | None = None) -> str:
    """Return when an offer takes place in one line, with a capital.

    Args:
        calendar: the calendar of the offer.
        language: nl, fr, de or en.
        now: the present in Brussels.
        since: only moments that are not over then count; now by default.
    """
    today = now.date()
    if calendar.kind in {"single", "multiple"} and calendar.moments:
        left = calendar.from_moment(since or now) or calendar.moments[-1:]
        weekly = rhythm(left)
        if weekly is not None:
            said = words(language)
            every = said.every.format(days=said.weekdays[weekly])
            return capital(f"{every} {hours(left[0].start.time(), left[0].end.time(), language)}")
        first = _next(left, since)
        return capital(moment(first.start, first.end, language, today, relative=True))
    return capital(_standing(calendar, language, today))


def stub(calendar: Calendar, language: str, now: datetime, since: datetime | None = None) -> Stub:
    """Return the ticket stub of an offer: its next date, its end, or its rhythm."""
    said, today = words(language), now.date()
    if calendar.kind in {"single", "multiple"} and calendar.moments:
        left = calendar.from_moment(since or now) or calendar.moments[-1:]
        return _date_stub(_next(left, since).start.date(), said, today)
    if calendar.kind == "periodic" and calendar.start and calendar.end:
        if calendar.start.date() > today:
            return _edge("from", said.from_short, calendar.start.date(), said, today)
        return _edge("until", said.until_short, calendar.end.date(), said, today)
    return _weekly_stub(calendar.open_days, said)


def rhythm(moments: Sequence[Moment]) -> int | None:
    """Return the day of the week when three or more moments come weekly at one time, else nothing."""
    if len(moments) < 3:
        return None
    for earlier, later in pairwise(moments):
        if (later.start.date() - earlier.start.date()).days != 7:
            return None
        if later.start.time() != earlier.start.time() or later.end.time() != earlier.end.time():
            return None
    return moments[0].start.weekday()


def whole_day(start: datetime, end: datetime) -> bool:
    """Say whether times mean 'no time given': from midnight to the last minute, or midnight to midnight."""
    if start.time() != time(0):
        return False
    return (end.hour, end.minute) == (23, 59) or (end.time() == time(0) and end >= start)


def last_day(start: datetime, end: datetime) -> date:
    """Return the last of whole days: an end at midnight does not touch its own day."""
    if end.time() != time(0):
        return end.date()
    return max(start.date(), end.date() - timedelta(days=1))


def join(parts: Sequence[str], said: Words) -> str:
    """Return parts as a list in words: 'a, b en c'."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {said.and_} {parts[-1]}"


def capital(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def _next(left: Sequence[Moment], since: datetime | None) -> Moment:
    """Return the date to name: the first that is not cancelled, unless a period was asked for.

    A card of a period carries the mark of the first date in it, so it names that date.
    """
    going = left if since is not None else [one for one in left if one.status != CANCELLED]
    return (going or left)[0]


def _standing(calendar: Calendar, language: str, today: date) -> str:
    said = words(language)
    days = calendar.open_days
    if calendar.kind == "periodic" and calendar.start and calendar.end:
        return span(calendar.start.date(), calendar.end.date(), language, today)
    if len(days) == 7:
        return said.every_day
    if not days:
        return said.always
    if len(days) >= 3 and list(days) == list(range(days[0], days[-1] + 1)):
        return weekdays(days, language)
    return said.every.format(days=weekdays(days, language))


def _date_stub(when: date, said: Words, today: date) -> Stub:
    month = said.months_short[when.month - 1]
    if not _obvious_year(when, today):
        month = f"{month} {when.year}"
    kind = "today" if when == today else "date"
    return Stub(kind, said.weekdays_short[when.weekday()], str(when.day), month)


def _weekly_stub(days: Sequence[int], said: Words) -> Stub:
    """'elke / dag', 'elke / di', 'elke / di–zo', or the days in two lines."""
    short = [said.weekdays_short[day] for day in days]
    if len(days) in {0, 7}:
        return Stub("always", said.every_short, said.daily_short, "")
    if len(days) > 2 and list(days) == list(range(days[0], days[-1] + 1)):
        return Stub("weekly", said.every_short, f"{short[0]}–{short[-1]}", "")
    return Stub("weekly", said.every_short, " ".join(short[:2]), " ".join(short[2:]))


def _edge(kind: str, word: str, when: date, said: Words, today: date) -> Stub:
    shown = _date_stub(when, said, today)
    return Stub(kind, word, shown.middle, shown.bottom)


def _same_night(start: datetime, end: datetime) -> bool:
    return (
        end.date() == start.date() + timedelta(days=1)
        and end.time() <= _NIGHT_ENDS
        and start.time() > end.time()
    )


def _obvious_year(when: date, today: date) -> bool:
    """A date of this year, or one less than half a year away, needs no year."""
    return when.year == today.year or timedelta(0) <= when - today < timedelta(days=180)


def _without_same_year(text: str, start: date, end: date) -> str:
    return text.removesuffix(f" {start.year}") if start.year == end.year else text
