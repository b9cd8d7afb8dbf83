# SPDX-License-Identifier: EUPL-1.2
"""Opening hours as a table of the week, with the exceptions that still matter."""

from dataclasses import dataclass
from datetime import date

from foyer.blocks.agenda.rules import plain_dates
from foyer.blocks.agenda.rules.calendars import Calendar, Exception_, Hours
from foyer.blocks.agenda.rules.date_words import words
from foyer.kernel import texts


@dataclass(frozen=True)
class Row:
    """One day of the week: its name, its hours ('' when closed) and childcare, and whether it is today.

    `usual` holds the hours of other weeks where those of today differ from them.
    """

    day: str
    hours: str
    today: bool
    childcare: str = ""
    usual: str = ""


@dataclass(frozen=True)
class Line:
    """Other hours of some days of the week in words, with their childcare."""

    words: str
    childcare: str = ""


@dataclass(frozen=True)
class Special:
    """A period with other hours, or closed: when, why, and the hours in words ('' when closed)."""

    when: str
    why: str
    hours: tuple[Line, ...]


def week(calendar: Calendar, language: str, today: date) -> tuple[Row, ...]:
    """Return seven rows, Monday first; nothing where no hours are given.

    They are those of a usual week, but that of today, which tells how it is today.
    """
    if not calendar.hours:
        return ()
    now = today.weekday() if _goes_on(calendar, today) else None
    return tuple(_row(calendar, day, language, today if day == now else None) for day in range(7))


def _row(calendar: Calendar, day: int, language: str, today: date | None) -> Row:
    listed = calendar.hours if today is None else _hours_on(calendar, today)
    hours, usual = (_day_hours(each, day, language) for each in (listed, calendar.hours))
    return Row(
        plain_dates.capital(words(language).weekdays[day]),
        hours,
        today is not None,
        _day_care(listed, day, language),
        usual if usual != hours else "",
    )


def _goes_on(calendar: Calendar, today: date) -> bool:
    """Say whether a period has begun and is not over; what has no end goes on for ever."""
    begun = calendar.start is None or calendar.start.date() <= today
    return begun and (calendar.end is None or today <= calendar.end.date())


def _hours_on(calendar: Calendar, today: date) -> tuple[Hours, ...]:
    """Return the hours that count on a day; one that is also closed is closed."""
    if any(one.start <= today <= one.end for one in calendar.closed):
        return ()
    other = (one.hours for one in calendar.adjusted if one.start <= today <= one.end)
    return next(other, calendar.hours)


def specials(calendar: Calendar, language: str, today: date) -> tuple[Special, ...]:
    """Return the exceptions that are not over, in order of their dates."""
    found = [*calendar.closed, *calendar.adjusted]
    return tuple(
        Special(
            plain_dates.capital(_period(one, language, today)),
            texts.pick(one.description, language)[0],
            tuple(_line(hours, language) for hours in one.hours),
        )
        for one in sorted(found, key=lambda one: one.start)
        if one.end >= today
    )


def _period(one: Exception_, language: str, today: date) -> str:
    if one.start == one.end:
        return plain_dates.day(one.start, language, today)
    return plain_dates.span(one.start, one.end, language, today)


def _day_hours(listed: tuple[Hours, ...], day: int, language: str) -> str:
    parts = sorted((hours.opens, hours.closes) for hours in listed if day in hours.days)
    said = words(language)
    return plain_dates.join([plain_dates.hours(opens, closes, language) for opens, closes in parts], said)


def _day_care(listed: tuple[Hours, ...], day: int, language: str) -> str:
    """Return the childcare of a day; slots that share it say it once."""
    found = sorted(
        ((hours.opens, hours.childcare) for hours in listed if day in hours.days and hours.childcare),
        key=lambda one: one[0],
    )
    parts = dict.fromkeys(plain_dates.care(given, language) for _opens, given in found)
    return plain_dates.join(list(parts), words(language))


def _colon(language: str) -> str:
    return "\N{NO-BREAK SPACE}:" if language == "fr" else ":"


def _line(hours: Hours, language: str) -> Line:
    clock = plain_dates.hours(hours.opens, hours.closes, language)
    return Line(
        f"{plain_dates.weekdays(hours.days, language)}{_colon(language)} {clock}",
        plain_dates.care(hours.childcare, language) if hours.childcare else "",
    )
