# SPDX-License-Identifier: EUPL-1.2
"""Summaries of calendars that people read: in sizes from a date to a whole week, as text or HTML."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Any

from foyer.blocks.offers.rules.calendar import Calendar, Status, SubEvent
from foyer.blocks.offers.rules.calendar.reading import status_of
from foyer.blocks.offers.rules.moments import BRUSSELS, local
from foyer.blocks.offers.rules.summaries import days, multiple, open_ended
from foyer.blocks.offers.rules.summaries.days import Span
from foyer.blocks.offers.rules.summaries.reader import Reader
from foyer.blocks.offers.rules.summaries.words import LANGUAGES

__all__ = ["LANGUAGES", "SIZES", "STYLES", "summaries", "summary"]

SIZES = ("xs", "sm", "md", "lg", "xl")
STYLES = ("text", "html")


def summary(
    document: Mapping[str, Any],
    size: str,
    style: str,
    *,
    language: str,
    now: datetime,
    zone: tzinfo = BRUSSELS,
    hide_past: bool = False,
) -> str:
    """Return the summary of the calendar of an event or a place, from its document.

    `size` is one of `SIZES`, `style` of `STYLES`, `language` of `LANGUAGES` (or `en_BE`). `hide_past`
    leaves out sub-events that are over. Texts may end in a line feed.
    """
    reader = Reader(language, zone, local(now, zone))
    return _written(_told(document, zone), reader, size, style, hide_past=hide_past)


def summaries(
    document: Mapping[str, Any], wanted: Iterable[tuple[str, str]], *, now: datetime
) -> dict[str, dict[str, dict[str, str]]]:
    """Return summaries in every language, by language, style and size; `wanted` are (size, style) pairs.

    They are those of a list of offers: trimmed, without sub-events that are over, at Brussels time. The
    calendar is read once, whatever the number of texts.
    """
    pairs, told = tuple(wanted), _told(document, BRUSSELS)
    made: dict[str, dict[str, dict[str, str]]] = {}
    for language in LANGUAGES:
        reader = Reader(language, BRUSSELS, local(now, BRUSSELS))
        styles = made.setdefault(language, {})
        for size, style in pairs:
            text = _written(told, reader, size, style, hide_past=True)
            styles.setdefault(style, {})[size] = text.strip()
    return made


@dataclass(frozen=True, slots=True)
class _Told:
    """What a document tells of its calendar; `whole` is None where it has neither start nor end."""

    calendar: Calendar
    status: Status
    booking: str
    place: bool
    whole: Span | None
    items: tuple[Span, ...]


def _told(document: Mapping[str, Any], zone: tzinfo) -> _Told:
    calendar, status = Calendar.stored(document), status_of(document.get("status", "Available"))
    booking, first, last = _booking(document), calendar.first, calendar.last
    place = str(document.get("@context", "")).lower().endswith("/place")
    whole = None
    if first is not None and last is not None:
        whole = Span(local(first, zone), local(last, zone), status, booking, place=place)
    return _Told(
        calendar,
        status,
        booking,
        place=place,
        whole=whole,
        items=tuple(_span(item, zone, place=place) for item in calendar.sub_events),
    )


def _written(told: _Told, reader: Reader, size: str, style: str, *, hide_past: bool) -> str:
    calendar, status, booking, place = told.calendar, told.status, told.booking, told.place
    whole, items = told.whole, told.items
    if place and status.type != "Available":
        word = reader.word("PERM_CLOSED" if status.type == "Unavailable" else "TEMP_CLOSED")
        return f'<span{reader.title(status)} class="cf-status">{word}</span>' if style == "html" else word
    if calendar.type == "permanent":
        shown = size if size in {"lg", "xl"} else "md"
        if style == "text":
            return open_ended.permanent_text(reader, calendar, status, shown)
        return open_ended.permanent_html(reader, calendar, (status, booking), shown, place=place)
    if whole is None:
        return ""
    if calendar.type == "periodic":
        return _periodic(reader, whole, calendar, size, style)
    if calendar.type == "single":
        return _single(reader, whole, items[0], size, style)
    if hide_past:
        items = tuple(item for item in items if reader.ahead(item.end))
    return _multiple(reader, whole, items, size, style)


def _single(reader: Reader, whole: Span, item: Span, size: str, style: str) -> str:
    span = replace(whole, childcare=item.childcare, overnight=item.overnight)
    if style == "text":
        return {"xs": days.xs_text, "sm": days.sm_text, "md": days.md_text}.get(size, days.lg_text)(
            reader, span
        )
    return {"xs": days.sm_html, "sm": days.sm_html, "md": days.md_html}.get(size, days.lg_html)(reader, span)


def _multiple(reader: Reader, whole: Span, items: Sequence[Span], size: str, style: str) -> str:
    if size in {"xs", "sm"}:
        texts = {"xs": days.xs_text, "sm": multiple.sm_text}
        pages = {"xs": multiple.xs_html, "sm": multiple.sm_html}
        return (texts if style == "text" else pages)[size](reader, whole)
    listed = multiple.list_text if style == "text" else multiple.list_html
    return listed(reader, items, full=size != "md")


def _periodic(reader: Reader, whole: Span, calendar: Calendar, size: str, style: str) -> str:
    if size == "md":
        return days.md_text(reader, whole) if style == "text" else days.md_html(reader, whole)
    if size in {"xs", "sm"}:
        short = open_ended.short_text if style == "text" else open_ended.short_html
        return short(reader, whole, weekday=size == "sm")
    full = open_ended.periodic_text if style == "text" else open_ended.periodic_html
    return full(reader, whole, calendar, blocks=size == "xl")


def _span(item: SubEvent, zone: tzinfo, *, place: bool) -> Span:
    return Span(
        local(item.start, zone),
        local(item.end, zone),
        item.status,
        item.booking.type,
        item.childcare,
        item.overnight,
        place,
    )


def _booking(document: Mapping[str, Any]) -> str:
    booking = document.get("bookingAvailability", {})
    kind: str = booking if isinstance(booking, str) else booking.get("type", "Available")
    return kind
