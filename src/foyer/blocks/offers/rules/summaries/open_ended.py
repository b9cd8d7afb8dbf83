# SPDX-License-Identifier: EUPL-1.2
"""Summaries of periodic and permanent calendars."""

from datetime import datetime

from foyer.blocks.offers.rules.calendar import Calendar, Status
from foyer.blocks.offers.rules.summaries.days import Span, ended
from foyer.blocks.offers.rules.summaries.exceptions import blocks_html, blocks_text, hours_differ, runs
from foyer.blocks.offers.rules.summaries.reader import Reader, cap, tag
from foyer.blocks.offers.rules.summaries.weeks import Week, lines_text, list_html, one_line_text, week_of


def short_text(reader: Reader, span: Span, *, weekday: bool) -> str:
    """Return `Vanaf 1 jun` before the start, else `Tot 30 jun 2027`."""
    word, day = _bound(reader, span)
    shown = f"{reader.short_weekday(day)} {reader.short(day)}" if weekday else reader.short(day)
    return f"{cap(reader.word(word))} {shown}" + reader.suffix(span.status, span.booking)


def short_html(reader: Reader, span: Span, *, weekday: bool) -> str:
    """Return the HTML of `short_text`; its first class has no prefix, and without weekday it has slashes."""
    word, day = _bound(reader, span)
    parts = [tag("cf-date", str(day.day)), tag("cf-month", reader.month(day))]
    year = reader.year(day)
    if year:
        parts.append(tag("cf-year", year))
    css = "from meta" if word == "FROM_PERIOD" else "to meta"
    with_weekday = " ".join([tag("cf-days", reader.short_weekday(day)), *parts])
    dates = with_weekday if weekday else "/".join(parts)
    return ended(reader, f"{tag(css, cap(reader.word(word)))} {dates}", span)


def periodic_text(reader: Reader, span: Span, calendar: Calendar, *, blocks: bool) -> str:
    """Return the period in full with its week; with `blocks` the periods that differ, else a notice."""
    first, last = (f"{reader.weekday(day)} {reader.full(day)}" for day in (span.start, span.end))
    text = cap(f"{reader.word('FROM')} {first} {reader.word('TO')} {last}")
    if calendar.hours:
        text += "\n" + one_line_text(reader, week_of(calendar.hours))
    text += reader.suffix(span.status, span.booking)
    if blocks:
        return text + blocks_text(reader, calendar)
    notice = calendar.hours and hours_differ(reader, calendar)
    return f"{text}\n{reader.word('NOTICE')}" if notice else text


def periodic_html(reader: Reader, span: Span, calendar: Calendar, *, blocks: bool) -> str:
    """Return the HTML of `periodic_text`."""

    def day(name: str, moment: datetime) -> str:
        date = tag("cf-date", reader.full(moment))
        return (
            f"{tag('cf-weekday cf-meta', reader.weekday(moment))} "
            f'<time itemprop="{name}" datetime="{moment:%Y-%m-%d}"> {date} </time>'
        )

    dates = (
        f"{day('startDate', span.start)} {tag('cf-to cf-meta', reader.word('TO'))} {day('endDate', span.end)}"
    )
    parts = [f'<p class="cf-period"> {ended(reader, dates, span)} </p>']
    if calendar.hours:
        parts.append(f'<p class="cf-openinghours">{cap(reader.word("OPEN_AT"))}:</p>')
        notice = not blocks and hours_differ(reader, calendar)
        week = week_of(calendar.hours)
        parts.append(list_html(reader, week, closed=False, nested=not blocks, notice=notice))
    if blocks:
        parts.append(blocks_html(reader, calendar))
    return spaced(" ".join(parts))


def permanent_text(reader: Reader, calendar: Calendar, status: Status, size: str) -> str:
    """Return when something is always open; what is cancelled or postponed says only that."""
    if status.type != "Available":
        return cap(reader.unavailable(status, "Available"))
    if size == "md":
        return _week_text(reader, week_of(calendar.hours or ()))
    if not calendar.hours:
        text = reader.word("OPEN_EVERY_DAY")
    else:
        text = lines_text(reader, week_of(calendar.hours))
    if size == "xl":
        text += blocks_text(reader, calendar)
    elif calendar.hours and hours_differ(reader, calendar):
        text += f"\n{reader.word('NOTICE')}"
    return text + "\n"


def permanent_html(
    reader: Reader, calendar: Calendar, span_of: tuple[Status, str], size: str, *, place: bool
) -> str:
    """Return the HTML of `permanent_text`; here what is sold out says so."""
    status, booking = span_of
    word = reader.unavailable(status, booking)
    if word:
        shown = reader.word("TEMP_CLOSED") if place else cap(word)
        return f'<p{reader.title(status)} class="cf-status">{shown}</p>'
    week = week_of(calendar.hours or ())
    if size == "md":
        return _week_html(reader, week)
    blocks = size == "xl"
    if not calendar.hours:
        text = _every_day_html(reader)
    else:
        notice = not blocks and hours_differ(reader, calendar)
        text = list_html(reader, week, closed=True, nested=not blocks, notice=notice)
    return spaced(f"{text} {blocks_html(reader, calendar)}" if blocks else text)


def spaced(text: str) -> str:
    """Return HTML with a space between any two tags, and single spaces."""
    return text.replace("><", "> <").replace("  ", " ").strip()


def _bound(reader: Reader, span: Span) -> tuple[str, datetime]:
    return ("FROM_PERIOD", span.start) if reader.ahead(span.start) else ("TILL", span.end)


def _every_day_html(reader: Reader) -> str:
    return f'<p class="cf-openinghours">{reader.word("OPEN_EVERY_DAY")}</p>'


def _open_days(week: Week) -> list[int]:
    return [number for number, slots in enumerate(week) if slots]


def _week_text(reader: Reader, week: Week) -> str:
    days = _open_days(week)
    if len(days) in {0, 7}:
        return reader.word("OPEN_EVERY_DAY") + "\n"
    if len(days) == 1:
        return _one_day(reader, days[0])
    return f"{_opening(reader, days)} {' & '.join(_runs(reader, days))}"


def _week_html(reader: Reader, week: Week) -> str:
    days = _open_days(week)
    if len(days) in {0, 7}:
        return _every_day_html(reader)
    if len(days) == 1:
        return f'<p class="cf-openinghours">{_one_day(reader, days[0])}</p>'
    groups = " & ".join(tag("cf-weekday-open", run) for run in _runs(reader, days))
    return f"<span>{_opening(reader, days)} {tag('cf-weekdays', groups)}</span>"


def _one_day(reader: Reader, number: int) -> str:
    return f"{reader.word('OPEN_EVERY')} {reader.weekday_name(number)} {reader.word('OPEN_EVERY_END')}"


def _opening(reader: Reader, days: list[int]) -> str:
    order = reader.days_in_order()
    place = order.index(days[0]) + 1
    follows = place < len(order) and order[place] in days
    return cap(reader.word("OPEN_CONSEC" if follows else "OPEN_AT"))


def _runs(reader: Reader, days: list[int]) -> list[str]:
    return runs(days, reader.days_in_order(), [reader.short_weekday_name(number) for number in range(7)])
