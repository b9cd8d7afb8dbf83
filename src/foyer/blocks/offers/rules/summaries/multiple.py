# SPDX-License-Identifier: EUPL-1.2
"""Summaries of events with several sub-events: short ones tell the whole, long ones list each."""

from collections.abc import Sequence

from foyer.blocks.offers.rules.summaries.days import (
    Span,
    ended,
    lg_html,
    lg_text,
    md_html,
    md_text,
    relative_html,
    relative_text,
)
from foyer.blocks.offers.rules.summaries.reader import Reader, cap, tag


def sm_text(reader: Reader, whole: Span) -> str:
    """Return `Wo 6 mei - wo 20 mei`; a near day stands alone, without availability."""
    first, last = (f"{reader.short_weekday(day)} {reader.short(day)}" for day in (whole.start, whole.end))
    if whole.one_day:
        near = relative_text(reader, whole.start)
        if near:
            return near
    dates = first if whole.one_day else f"{first} - {last}"
    return cap(dates) + reader.suffix(whole.status, whole.booking)


def list_text(reader: Reader, items: Sequence[Span], *, full: bool) -> str:
    """Return a line for each sub-event; without times, the same line only once."""
    if not items:
        return reader.word("CONCLUDED")
    if not full:
        return "\n".join(dict.fromkeys(md_text(reader, item) for item in items))
    return "\n".join(lg_text(reader, item, extras=False) + _extras(reader, item) for item in items)


def xs_html(reader: Reader, whole: Span) -> str:
    """Return HTML of `6 mei` or `6 mei 2026 - 20 mei`: a range has a year at its start."""

    def day(which: Span, year: str, *, end: bool = False) -> str:
        moment = which.end if end else which.start
        shown = f"{tag('cf-date', str(moment.day))} {tag('cf-month', reader.month(moment))}"
        return f"{shown} {tag('cf-year', year)}" if year else shown

    if whole.one_day:
        return ended(reader, day(whole, reader.year(whole.start)), whole)
    dates = f"{day(whole, f'{whole.start.year:04}')} - {day(whole, reader.year(whole.end), end=True)}"
    return ended(reader, dates, whole)


def sm_html(reader: Reader, whole: Span) -> str:
    """Return HTML of `Wo 6 mei - wo 20 mei`, or of a near day."""
    first, last = reader.short_weekday(whole.start), reader.short_weekday(whole.end)
    start = f"{tag('cf-weekday cf-meta', cap(first))} {tag('cf-date', reader.short(whole.start))}"
    if whole.one_day:
        return ended(reader, relative_html(reader, whole.start) or start, whole)
    end = f"{tag('cf-weekday cf-meta', last)} {tag('cf-date', reader.short(whole.end))}"
    return ended(reader, f"{start} {tag('cf-to cf-meta', '-')} {end}", whole)


def list_html(reader: Reader, items: Sequence[Span], *, full: bool) -> str:
    """Return an HTML list of the sub-events."""
    if not items:
        return f"<span>{reader.word('CONCLUDED')}</span>"
    if full:
        lines = [lg_html(reader, item, extras=False) + _extras_html(reader, item) for item in items]
    else:
        lines = list(dict.fromkeys(md_html(reader, item) for item in items))
    return f'<ul class="cnw-event-date-info">{"".join(f"<li>{line}</li>" for line in lines)}</ul>'


def _extras(reader: Reader, item: Span) -> str:
    more = reader.extras(item.childcare, overnight=item.overnight)
    return f"\n ({more})" if more else ""


def _extras_html(reader: Reader, item: Span) -> str:
    more = reader.extras(item.childcare, overnight=item.overnight)
    return f' <ul class="list-unstyled"><li class="cf-childcare">({cap(more)})</li></ul>' if more else ""
