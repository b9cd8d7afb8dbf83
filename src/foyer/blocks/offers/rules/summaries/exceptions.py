# SPDX-License-Identifier: EUPL-1.2
"""Periods in which other hours count or nothing is open, as blocks below a summary."""

import html
from collections.abc import Mapping, Sequence
from datetime import date

from foyer.blocks.offers.rules.calendar import AdjustedDays, Calendar, ClosedDays
from foyer.blocks.offers.rules.summaries.reader import Reader, cap, clock, tag
from foyer.blocks.offers.rules.summaries.weeks import (
    Slot,
    care_of,
    from_word,
    shared_care,
    slots_text,
    week_care,
    week_of,
)


def hours_differ(reader: Reader, calendar: Calendar) -> bool:
    """Say whether there are still days with other hours."""
    return any(item.last >= reader.now.date() for item in calendar.adjusted)


def blocks_text(reader: Reader, calendar: Calendar) -> str:
    """Return both blocks, each after an empty line."""
    today = reader.now.date()
    blocks = (
        ("EXCEPT", [_adjusted_text(reader, item) for item in calendar.adjusted if item.last >= today]),
        ("CLOSED", [_dates_text(reader, item) for item in calendar.closed if item.last >= today]),
    )
    return "".join(
        "\n\n" + "\n".join([cap(reader.word(heading)), *items]) for heading, items in blocks if items
    )


def blocks_html(reader: Reader, calendar: Calendar) -> str:
    """Return both blocks as HTML that folds."""
    today = reader.now.date()
    blocks = (
        (
            "EXCEPT",
            "cf-adjusted-days",
            [_adjusted_html(reader, item) for item in calendar.adjusted if item.last >= today],
        ),
        (
            "CLOSED",
            "cf-closed-days",
            [_dates_html(reader, item) for item in calendar.closed if item.last >= today],
        ),
    )
    return " ".join(
        f'<details class="{css}"> <summary>{cap(reader.word(heading))}</summary> <ul class="list-unstyled"> '
        f"{' '.join(f'<li>{item}</li>' for item in items)} </ul> </details>"
        for heading, css, items in blocks
        if items
    )


def runs(numbers: Sequence[int], order: Sequence[int], names: Sequence[str]) -> list[str]:
    """Return days of the week in an order, neighbours joined: `ma - wo`, `za`."""
    found: list[list[int]] = []
    for place, number in enumerate(order):
        if number in numbers:
            if found and place and order[place - 1] == found[-1][-1]:
                found[-1].append(number)
            else:
                found.append([number])
    return [names[run[0]] if len(run) == 1 else f"{names[run[0]]} - {names[run[-1]]}" for run in found]


def _adjusted_text(reader: Reader, item: AdjustedDays) -> str:
    lines = [_dates_text(reader, item)]
    week = week_of(item.hours)
    shared = week_care(reader, week)
    for name, slots in _groups(reader, item):
        lines.append(f"{name} {slots_text(reader, slots)}")
        care = "" if shared else care_of(reader, slots)
        if care:
            lines.append(f" ({care})")
    return "\n".join([*lines, f" ({shared})"] if shared else lines)


def _dates_text(reader: Reader, item: AdjustedDays | ClosedDays) -> str:
    line = cap(_day(reader, item.first))
    if item.last > item.first:
        line += f" {reader.word('TILL_INCL')} {_day(reader, item.last)}"
    text = _description(reader, item.description)
    return f"{line} ({text})" if text else line


def _adjusted_html(reader: Reader, item: AdjustedDays) -> str:
    shared = shared_care([slot for slots in week_of(item.hours) for slot in slots])
    lines = []
    for name, slots in _groups(reader, item):
        parts = [tag("cf-days", name)]
        for number, slot in enumerate(slots):
            parts += [
                tag("cf-from cf-meta", from_word(reader, number)),
                tag("cf-time", clock(slot.opens)),
                tag("cf-to cf-meta", reader.word("TILL_HOUR")),
                tag("cf-time", clock(slot.closes)),
            ]
        care = "" if shared is not None else care_of(reader, slots)
        if care:
            parts.append(tag("cf-childcare", f"({cap(care)})"))
        lines.append(f"<li> {' '.join(parts)} </li>")
    shown = _dates_html(reader, item)
    if lines:
        shown += f' <ul class="list-unstyled"> {" ".join(lines)} </ul>'
    if shared is not None:
        shown += f" {tag('cf-childcare', cap(week_care(reader, week_of(item.hours))))}"
    return shown


def _dates_html(reader: Reader, item: AdjustedDays | ClosedDays) -> str:
    parts = [tag("cf-date", cap(_day(reader, item.first)))]
    if item.last > item.first:
        parts += [tag("cf-to cf-meta", reader.word("TILL_INCL")), tag("cf-date", _day(reader, item.last))]
    text = _description(reader, item.description)
    if text:
        parts.append(tag("cf-description", f"({html.escape(text)})"))
    return " ".join(parts)


def _groups(reader: Reader, item: AdjustedDays) -> list[tuple[str, list[Slot]]]:
    """Return days with the same slots and childcare together, with their names."""
    week = week_of(item.hours)
    names = [reader.weekday_name(number) for number in range(7)]
    grouped: dict[tuple[Slot, ...], list[int]] = {}
    for number, slots in enumerate(week):
        if slots:
            grouped.setdefault(tuple(slots), []).append(number)
    return [
        (cap(", ".join(runs(numbers, range(7), names))), list(slots)) for slots, numbers in grouped.items()
    ]


def _day(reader: Reader, day: date) -> str:
    return f"{reader.weekday(day)} {reader.full(day)}"


def _description(reader: Reader, texts: Mapping[str, str] | None) -> str:
    return (texts or {}).get(reader.language[:2], "")
