# SPDX-License-Identifier: EUPL-1.2
"""Summaries of a start and an end: single events, and the whole of multiple ones."""

from dataclasses import dataclass
from datetime import datetime

from foyer.blocks.offers.rules.calendar import Childcare, Status
from foyer.blocks.offers.rules.moments import write
from foyer.blocks.offers.rules.summaries.reader import Reader, cap, tag

WHOLE_DAY = ("00:00", "23:59")


@dataclass(frozen=True, slots=True)
class Span:
    """A start and an end as the reader's clocks show them, with what is known of them.

    HTML has words of its own for a `place` that is not available.
    """

    start: datetime
    end: datetime
    status: Status
    booking: str
    childcare: Childcare | None = None
    overnight: bool = False
    place: bool = False

    @property
    def one_day(self) -> bool:
        return self.start.date() == self.end.date()


def xs_text(reader: Reader, span: Span) -> str:
    """Return `18 apr` or `3 jul - 5 jul`."""
    dates = reader.short(span.start)
    if not span.one_day:
        dates += f" - {reader.short(span.end)}"
    return dates + reader.suffix(span.status, span.booking)


def sm_text(reader: Reader, span: Span) -> str:
    """Return `Za 18 apr`, a word for a near day, or `Vr 3 jul - zo 5 jul` (never with a year)."""
    if span.one_day:
        dates = relative_text(reader, span.start) or cap(
            f"{reader.short_weekday(span.start)} {reader.short(span.start)}"
        )
    else:
        dates = cap(
            " - ".join(
                f"{reader.short_weekday(day)} {day.day} {reader.month(day)}" for day in (span.start, span.end)
            )
        )
    return dates + reader.suffix(span.status, span.booking)


def relative_text(reader: Reader, start: datetime) -> str:
    """Return a word for a near day; empty for others."""
    found = reader.relative(start)
    return " ".join(part for part in found if part) if found else ""


def md_text(reader: Reader, span: Span) -> str:
    """Return `Za 18 april 2026` or `Van vr 3 juli 2026 tot zo 5 juli 2026`."""
    first, last = (f"{reader.short_weekday(day)} {reader.full(day)}" for day in (span.start, span.end))
    dates = first if span.one_day else f"{reader.word('FROM')} {first} {reader.word('TILL')} {last}"
    return cap(dates) + reader.suffix(span.status, span.booking)


def lg_text(reader: Reader, span: Span, *, extras: bool = True) -> str:
    """Return days and times in full, with childcare where wanted."""
    first, last = (f"{reader.weekday(day)} {reader.full(day)}" for day in (span.start, span.end))
    opens, closes = times(span)
    at = reader.word("AT")
    if not span.one_day:
        line = f"{reader.word('FROM')} {first} {at} {opens} {reader.word('TILL_INCL')} {last} {at} {closes}"
    elif (opens, closes) == WHOLE_DAY:
        line = first
    elif opens == closes:
        line = f"{first} {at} {opens}"
    else:
        line = f"{first} {reader.word('FROM_HOUR')} {opens} {reader.word('TILL_HOUR')} {closes}"
    more = reader.extras(span.childcare, overnight=span.overnight) if extras else ""
    return cap(line) + (f" ({more})" if more else "") + reader.suffix(span.status, span.booking)


def times(span: Span) -> tuple[str, str]:
    """Return the clock times of a span; they keep their leading zero."""
    return f"{span.start:%H:%M}", f"{span.end:%H:%M}"


def ended(reader: Reader, dates: str, span: Span) -> str:
    """Return HTML with its availability after a space."""
    status = reader.span(span.status, span.booking, place=span.place)
    return f"{dates} {status}" if status else dates


def relative_html(reader: Reader, start: datetime) -> str:
    """Return HTML for a near day; empty for others."""
    found = reader.relative(start)
    if found is None:
        return ""
    word, weekday = found
    return f"{tag('cf-meta', word)} {tag('cf-days', weekday)}" if weekday else tag("cf-days", word)


def sm_html(reader: Reader, span: Span) -> str:
    """Return HTML of `Za 18 apr`, a near day, or a range with both weekdays capitalised."""
    if span.one_day:
        dates = relative_html(reader, span.start) or _sm_day(reader, span.start)
    else:
        dates = f"{_sm_day(reader, span.start)} {tag('cf-to cf-meta', '-')} {_sm_day(reader, span.end)}"
    return ended(reader, dates, span)


def md_html(reader: Reader, span: Span) -> str:
    """Return HTML of `Za 18 april 2026` or of a range."""
    first, last = reader.short_weekday(span.start), reader.short_weekday(span.end)
    if span.one_day:
        dates = f"{tag('cf-weekday cf-meta', cap(first))} {tag('cf-date', reader.full(span.start))}"
    else:
        dates = " ".join(
            (
                tag("cf-from cf-meta", cap(reader.word("FROM"))),
                tag("cf-weekday cf-meta", first),
                tag("cf-date", reader.full(span.start)),
                tag("cf-to cf-meta", reader.word("TILL")),
                tag("cf-weekday cf-meta", last),
                tag("cf-date", reader.full(span.end)),
            )
        )
    return ended(reader, dates, span)


def lg_html(reader: Reader, span: Span, *, extras: bool = True) -> str:
    """Return HTML of days and times in full, with childcare where wanted."""
    dates = _one_day(reader, span) if span.one_day else _several_days(reader, span)
    more = reader.extras(span.childcare, overnight=span.overnight) if extras else ""
    return ended(reader, f"{dates} {tag('cf-childcare', more)}" if more else dates, span)


def _sm_day(reader: Reader, day: datetime) -> str:
    year = reader.year(day)
    shown = (
        f"{tag('cf-weekday cf-meta', cap(reader.short_weekday(day)))} {tag('cf-date', str(day.day))} "
        f"{tag('cf-month', reader.month(day))}"
    )
    return f"{shown} {tag('cf-year', year)}" if year else shown


def _one_day(reader: Reader, span: Span) -> str:
    opens, closes = times(span)
    weekday = tag("cf-weekday cf-meta", cap(reader.weekday(span.start)))
    day = f"{weekday} {tag('cf-date', reader.full(span.start))}"
    if (opens, closes) == WHOLE_DAY:
        return _time("startDate", span.start, day)
    word = "AT" if opens == closes else "FROM_HOUR"
    start = _time(
        "startDate", span.start, f"{day} {tag('cf-from cf-meta', reader.word(word))} {tag('cf-time', opens)}"
    )
    if opens == closes:
        return start
    end = _time("endDate", span.end, tag("cf-time", closes))
    return f"{start} {tag('cf-to cf-meta', reader.word('TILL_HOUR'))} {end}"


def _several_days(reader: Reader, span: Span) -> str:
    def day(moment: datetime) -> str:
        return (
            f"{tag('cf-weekday cf-meta', reader.weekday(moment))} {tag('cf-date', reader.full(moment))} "
            f"{tag('cf-at cf-meta', reader.word('AT'))} {tag('cf-time', f'{moment:%H:%M}')}"
        )

    start = _time(
        "startDate", span.start, f"{tag('cf-from cf-meta', cap(reader.word('FROM')))} {day(span.start)}"
    )
    end = _time("endDate", span.end, day(span.end))
    return f"{start} {tag('cf-to cf-meta', reader.word('TILL_INCL'))} {end}"


def _time(name: str, moment: datetime, text: str) -> str:
    return f'<time itemprop="{name}" datetime="{write(moment)}">{text}</time>'
