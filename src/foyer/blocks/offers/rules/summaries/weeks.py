# SPDX-License-Identifier: EUPL-1.2
"""Opening hours of a week, as lines of text and as a list of HTML."""

from collections.abc import Sequence
from dataclasses import dataclass

from foyer.blocks.offers.rules.calendar import Childcare, OpeningHours
from foyer.blocks.offers.rules.calendar.intervals import WEEKDAYS
from foyer.blocks.offers.rules.summaries.reader import Reader, cap, clock, tag


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of one day."""

    opens: str
    closes: str
    childcare: Childcare | None


Week = list[list[Slot]]
"""The slots of Monday to Sunday, by opening hour."""


def week_of(hours: Sequence[OpeningHours]) -> Week:
    """Return opening hours a day; minutes take no part in the order."""
    week: Week = [[] for _ in WEEKDAYS]
    for item in hours:
        for name in item.days:
            week[WEEKDAYS.index(name)].append(Slot(item.opens, item.closes, item.childcare))
    return [sorted(slots, key=lambda slot: slot.opens[:2]) for slots in week]


def shared_care(slots: Sequence[Slot]) -> Childcare | None:
    """Return the childcare that all slots have alike; None where they differ or lack it."""
    found = {slot.childcare for slot in slots}
    return found.pop() if len(found) == 1 else None


def care_of(reader: Reader, slots: Sequence[Slot]) -> str:
    """Return the childcare of the slots of one day."""
    shared = shared_care(slots)
    if shared is not None:
        return reader.care([shared])
    return reader.care([slot.childcare for slot in slots if slot.childcare is not None])


def week_care(reader: Reader, week: Week) -> str:
    """Return the childcare that a whole week shares, said for every day; empty where there is none."""
    shared = shared_care([slot for slots in week for slot in slots])
    return f"{reader.word('EVERY_DAY')} {reader.care([shared])}" if shared is not None else ""


def slots_text(reader: Reader, slots: Sequence[Slot]) -> str:
    """Return `van 9:00 tot 12:00 en van 13:00 tot 17:00`."""
    return f" {reader.word('AND')} ".join(reader.slot(slot.opens, slot.closes) for slot in slots)


def lines_text(reader: Reader, week: Week) -> str:
    """Return a line for each day of the week, closed ones too, with childcare below."""
    shared = week_care(reader, week)
    lines = []
    for number, slots in enumerate(week):
        name = reader.weekday_name(number)
        lines.append(cap(f"{name} {slots_text(reader, slots) if slots else reader.word('CLOSED')}"))
        care = "" if shared else care_of(reader, slots)
        if care:
            lines.append(f" ({care})")
    return "\n".join([*lines, f" ({shared})"] if shared else lines)


def one_line_text(reader: Reader, week: Week) -> str:
    """Return the open days on one line, with childcare on lines of its own."""
    days = [(reader.weekday_name(number), slots) for number, slots in enumerate(week) if slots]
    line = ", ".join(f"{name} {slots_text(reader, slots)}" for name, slots in days)
    shared = week_care(reader, week)
    if shared:
        care = [f" ({shared})"]
    else:
        care = [f" ({name} {text})" for name, slots in days if (text := care_of(reader, slots))]
    return "\n".join([f"({line})", *care])


def list_html(reader: Reader, week: Week, *, closed: bool, nested: bool, notice: bool) -> str:
    """Return the HTML list of a week.

    `closed` shows closed days too, `nested` puts childcare in a list of its own, `notice` adds that hours
    may differ.
    """
    shared = week_care(reader, week)
    items = []
    for number, slots in enumerate(week):
        if slots or closed:
            care = "" if shared else care_of(reader, slots)
            items.append(_day(reader, number, slots, care, nested=nested))
    if shared:
        items.append(f'<li class="cf-childcare">{cap(shared)}</li>')
    if notice:
        items.append(f'<li class="cf-adjusted-days">{reader.word("NOTICE")}</li>')
    return f'<ul class="list-unstyled"> {" ".join(items)} </ul>'


def times_html(reader: Reader, slots: Sequence[Slot]) -> str:
    """Return the HTML of the slots of a day, with the properties that machines read."""
    parts = []
    for number, slot in enumerate(slots):
        opens, closes = clock(slot.opens), clock(slot.closes)
        start, end = from_word(reader, number), reader.word("TILL_HOUR")
        parts += [
            f'<span itemprop="opens" content="{opens}" class="cf-from cf-meta">{start}</span>',
            tag("cf-time", opens),
            f'<span itemprop="closes" content="{closes}" class="cf-to cf-meta">{end}</span>',
            tag("cf-time", closes),
        ]
    return " ".join(parts)


def from_word(reader: Reader, number: int) -> str:
    """Return the word before the opening hour of the first or a later slot of a day."""
    word = reader.word("FROM_HOUR")
    return f"{reader.word('AND')} {word}" if number else word


def _day(reader: Reader, number: int, slots: Sequence[Slot], care: str, *, nested: bool) -> str:
    full = cap(reader.weekday_name(number))
    name = tag("cf-days", full)
    if slots:
        first = clock(min(slot.opens for slot in slots))
        last = clock(max(slot.closes for slot in slots))
        hours = f"{cap(reader.short_weekday_name(number))} {first}-{last}"
        times = times_html(reader, slots)
    else:
        hours, word = full, reader.word("CLOSED")
        times = f'<span itemprop="closed" content="closed" class="cf-closed cf-meta">{word}</span>'
    if care and nested:
        times += f' <ul class="list-unstyled"> <li class="cf-childcare">({cap(care)})</li> </ul>'
    elif care:
        times += f" {tag('cf-childcare', f'({cap(care)})')}"
    return (
        f'<meta itemprop="openingHours" datetime="{hours}"> </meta> '
        f'<li itemprop="openingHoursSpecification"> {name} {times} </li>'
    )
