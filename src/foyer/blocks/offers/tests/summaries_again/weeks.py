# SPDX-License-Identifier: EUPL-1.2
"""Calendars of opening hours: the scheme of a week, what is open on which days, and what differs when."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

from foyer.blocks.offers.tests.summaries_again.dates import medium, periodic_short
from foyer.blocks.offers.tests.summaries_again.one import (
    Asked,
    Json,
    avail,
    available,
    bare,
    care_text,
    hours_of_care,
    opened,
    status,
    title,
)
from foyer.blocks.offers.tests.summaries_again.words import cap, full_date, hour, short_day

NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Slots = list[dict[str, Any]]


def split(hours: Sequence[Json]) -> list[Slots]:
    """Return the slots of each of the seven days, by the hour at which they open."""
    days: list[Slots] = [[] for _ in NAMES]
    for entry in hours:
        for name in entry["dayOfWeek"]:
            days[NAMES.index(name)].append(dict(entry))
    return [sorted(day, key=lambda slot: int(slot["opens"][:2])) for day in days]


def shared(slots: Sequence[Json]) -> tuple[str | None, str | None] | None:
    """Return the childcare that all of them have, None when there is no such."""
    found = {hours_of_care(slot) for slot in slots}
    return found.pop() if len(found) == 1 else None


def care_of(asked: Asked, slots: Slots) -> str:
    """Return the childcare of the slots of one day in words."""
    one = shared(slots)
    return care_text(asked, [one] if one else [care for slot in slots if (care := hours_of_care(slot))])


def slot_text(asked: Asked, slots: Slots) -> str:
    told = (
        f"{asked.word('from_hour')} {hour(slot['opens'])} {asked.word('till_hour')} {hour(slot['closes'])}"
        for slot in slots
    )
    return f" {asked.word('and')} ".join(told)


def every_day(asked: Asked, care: tuple[str | None, str | None]) -> str:
    return f"{asked.word('every_day')} {care_text(asked, [care])}"


def week_text(asked: Asked, *, lines: bool) -> list[str]:
    """Return the scheme of a week, a day a line or all on one, and its childcare."""
    days = split(asked.document["openingHours"])
    everywhere = shared([slot for day in days for slot in day])
    found: list[str] = []
    if not lines:
        told = (f"{asked.day(n)} {slot_text(asked, day)}" for n, day in enumerate(days) if day)
        found.append(f"({', '.join(told)})")
    for number, day in enumerate(days):
        if lines:
            hours = slot_text(asked, day) if day else asked.word("closed")
            found.append(f"{cap(asked.day(number))} {hours}")
        care = care_of(asked, day)
        if care and not everywhere:
            found.append(f" ({care})" if lines else f" ({asked.day(number)} {care})")
    if everywhere:
        found.append(f" ({every_day(asked, everywhere)})")
    return found


def week_html(asked: Asked, *, all_days: bool) -> str:
    days = split(asked.document["openingHours"])
    everywhere = shared([slot for day in days for slot in day])
    told = "" if all_days else f'<p class="cf-openinghours">{opened(asked, "open_at")}:</p>'
    told += '<ul class="list-unstyled">'
    for number, day in enumerate(days):
        if day:
            told += _open_day(asked, number, day, care=not everywhere)
        elif all_days:
            told += (
                f'<meta itemprop="openingHours" datetime="{cap(asked.day(number))}"> </meta> '
                f'<li itemprop="openingHoursSpecification"> '
                f'<span class="cf-days">{cap(asked.day(number))}</span> '
                f'<span itemprop="closed" content="closed" class="cf-closed cf-meta">'
                f"{asked.word('closed')}</span> </li>"
            )
    if everywhere:
        told += f'<li class="cf-childcare">{cap(every_day(asked, everywhere))}</li>'
    if asked.size == "lg" and notice(asked):
        told += f'<li class="cf-adjusted-days">{asked.word("notice")}</li>'
    return f"{told}</ul>"


def _open_day(asked: Asked, number: int, slots: Slots, *, care: bool) -> str:
    first, last = min(slot["opens"] for slot in slots), max(slot["closes"] for slot in slots)
    short = cap(short_day(number, asked.language))
    told = f'<meta itemprop="openingHours" datetime="{short} {hour(first)}-{hour(last)}"> </meta> '
    told += '<li itemprop="openingHoursSpecification"> '
    told += f'<span class="cf-days">{cap(asked.day(number))}</span>'
    for place, slot in enumerate(slots):
        word = asked.word("from_hour")
        word = f"{asked.word('and')} {word}" if place else word
        begins, ends = hour(slot["opens"]), hour(slot["closes"])
        told += (
            f' <span itemprop="opens" content="{begins}" class="cf-from cf-meta">{word}</span> '
            f'<span class="cf-time">{begins}</span> <span itemprop="closes" content="{ends}" '
            f'class="cf-to cf-meta">{asked.word("till_hour")}</span> <span class="cf-time">{ends}</span>'
        )
    text = f"({cap(care_of(asked, slots))})"
    if not care or text == "()":
        return f"{told} </li>"
    if asked.size == "xl":
        return f'{told} <span class="cf-childcare">{text}</span> </li>'
    return f'{told} <ul class="list-unstyled"> <li class="cf-childcare">{text}</li> </ul> </li>'


def coming(asked: Asked, key: str) -> list[Json]:
    """Return the adjusted or closed periods that are not past."""
    today = asked.today.date()
    return [one for one in asked.document.get(key) or [] if date.fromisoformat(one["endDate"][:10]) >= today]


def notice(asked: Asked) -> bool:
    return bool(coming(asked, "openingHoursAdjustedDays"))


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return adjacent numbers as pairs of the first and the last."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def groups(asked: Asked, hours: Sequence[Json]) -> list[tuple[str, Slots]]:
    """Return the days that have the same slots and childcare, in words, and these slots."""
    days = split(hours)
    alike: dict[tuple[Any, ...], list[int]] = {}
    for number, day in enumerate(days):
        if day:
            key = tuple((slot["opens"], slot["closes"], hours_of_care(slot)) for slot in day)
            alike.setdefault(key, []).append(number)
    found = []
    for numbers in alike.values():
        told = (asked.day(a) if a == b else f"{asked.day(a)} - {asked.day(b)}" for a, b in runs(numbers))
        found.append((cap(", ".join(told)), days[numbers[0]]))
    return found


def exceptions_text(asked: Asked) -> str:
    told = ""
    for key, word in (("openingHoursAdjustedDays", "except"), ("openingHoursClosedDays", "closed")):
        periods = coming(asked, key)
        if periods:
            lines = [opened(asked, word)]
            for period in periods:
                lines += _period_text(asked, period, adjusted=word == "except")
            told += "\n\n" + "\n".join(lines)
    return told


def _day_of(asked: Asked, written: str) -> str:
    at = date.fromisoformat(written[:10])
    return f"{asked.day(at.weekday())} {full_date(at, asked.language)}"


def _period_text(asked: Asked, period: Json, *, adjusted: bool) -> list[str]:
    line = cap(_day_of(asked, period["startDate"]))
    if period["startDate"][:10] != period["endDate"][:10]:
        line += f" {asked.word('till_incl')} {_day_of(asked, period['endDate'])}"
    description = period.get("description", {}).get(asked.language)
    lines = [f"{line} ({description})" if description else line]
    hours = (period.get("openingHours") or []) if adjusted else []
    everywhere = shared([slot for day in split(hours) for slot in day])
    for days, slots in groups(asked, hours):
        lines.append(f"{days} {slot_text(asked, slots)}")
        care = care_of(asked, slots)
        if care and not everywhere:
            lines.append(f" ({care})")
    if everywhere:
        lines.append(f" ({every_day(asked, everywhere)})")
    return lines


def exceptions_html(asked: Asked) -> str:
    told = ""
    for key, name, word in (
        ("openingHoursAdjustedDays", "cf-adjusted-days", "except"),
        ("openingHoursClosedDays", "cf-closed-days", "closed"),
    ):
        periods = coming(asked, key)
        if periods:
            items = "".join(
                f"<li>{_period_html(asked, period, adjusted=word == 'except')}</li>" for period in periods
            )
            told += (
                f'<details class="{name}"> <summary>{opened(asked, word)}</summary> '
                f'<ul class="list-unstyled"> {items} </ul> </details>'
            )
    return told


def _period_html(asked: Asked, period: Json, *, adjusted: bool) -> str:
    told = f'<span class="cf-date">{cap(_day_of(asked, period["startDate"]))}</span>'
    if period["startDate"][:10] != period["endDate"][:10]:
        told += f'<span class="cf-to cf-meta">{asked.word("till_incl")}</span>'
        told += f'<span class="cf-date">{_day_of(asked, period["endDate"])}</span>'
    description = period.get("description", {}).get(asked.language)
    if description:
        told += f'<span class="cf-description">({escape(description)})</span>'
    hours = (period.get("openingHours") or []) if adjusted else []
    if not hours:
        return told
    everywhere = shared([slot for day in split(hours) for slot in day])
    told += '<ul class="list-unstyled">'
    for days, slots in groups(asked, hours):
        told += f'<li><span class="cf-days">{days}</span>'
        for number, slot in enumerate(slots):
            word = asked.word("from_hour")
            told += f'<span class="cf-from cf-meta">{asked.word("and") + " " if number else ""}{word}</span>'
            told += f'<span class="cf-time">{hour(slot["opens"])}</span>'
            told += f'<span class="cf-to cf-meta">{asked.word("till_hour")}</span>'
            told += f'<span class="cf-time">{hour(slot["closes"])}</span>'
        care = care_of(asked, slots)
        if care and not everywhere:
            told += f'<span class="cf-childcare">({cap(care)})</span>'
        told += "</li>"
    told += "</ul>"
    if everywhere:
        told += f'<span class="cf-childcare">{cap(every_day(asked, everywhere))}</span>'
    return told


def spaced(told: str) -> str:
    return told.replace("><", "> <").replace("  ", " ").strip()


def periodic(asked: Asked) -> str:
    if asked.size in {"xs", "sm"}:
        return periodic_short(asked)
    document = asked.document
    if asked.size == "md":
        return medium(asked, document)
    start, end = asked.local(document, "startDate"), asked.local(document, "endDate")
    days = [f"{asked.day(at.weekday())} {full_date(at, asked.language)}" for at in (start, end)]
    if not asked.html:
        lines = [f"{opened(asked, 'from')} {days[0]} {asked.word('to')} {days[1]}"]
        if document.get("openingHours"):
            lines += week_text(asked, lines=False)
        lines[-1] += avail(asked, document)
        if asked.size == "xl":
            return "\n".join(lines) + exceptions_text(asked)
        if document.get("openingHours") and notice(asked):
            lines.append(asked.word("notice"))
        return "\n".join(lines)
    shown = [
        f'<span class="cf-weekday cf-meta">{asked.day(at.weekday())}</span> '
        f'<time itemprop="{kind}Date" datetime="{at:%Y-%m-%d}"> '
        f'<span class="cf-date">{full_date(at, asked.language)}</span> </time>'
        for kind, at in (("start", start), ("end", end))
    ]
    told = (
        f'<p class="cf-period"> {shown[0]} <span class="cf-to cf-meta">{asked.word("to")}</span> {shown[1]}'
    )
    told += f"{avail(asked, document)} </p>"
    if document.get("openingHours"):
        told += week_html(asked, all_days=False)
    return spaced(told + (exceptions_html(asked) if asked.size == "xl" else ""))


def permanent(asked: Asked) -> str:
    document = asked.document
    if asked.html and not available(document):
        word = asked.word("temp_closed") if asked.place else cap(bare(asked, document))
        return f'<p {title(asked, document)}class="cf-status">{word}</p>'
    if status(document) != "Available":
        return cap(bare(asked, document))
    hours = document.get("openingHours") or []
    always = asked.word("every_day_open")
    if asked.size in {"xs", "sm", "md"}:
        return _open_on(asked, {NAMES.index(name) for one in hours for name in one["dayOfWeek"]})
    if asked.html:
        told = week_html(asked, all_days=True) if hours else f'<p class="cf-openinghours">{always}</p>'
        return spaced(told + (exceptions_html(asked) if asked.size == "xl" else ""))
    lines = week_text(asked, lines=True) if hours else [always]
    if asked.size == "xl":
        return "\n".join(lines) + exceptions_text(asked) + "\n"
    if hours and notice(asked):
        lines.append(asked.word("notice"))
    return "\n".join(lines) + "\n"


def _open_on(asked: Asked, days: set[int]) -> str:
    if len(days) in {0, 7}:
        always = asked.word("every_day_open")
        return f'<p class="cf-openinghours">{always}</p>' if asked.html else f"{always}\n"
    if len(days) == 1:
        told = f"{asked.word('open_every')} {asked.day(*days)} {asked.word('open_every_end')}"
        return f'<p class="cf-openinghours">{told}</p>' if asked.html else told
    # Places in the week of the language: where it begins on Sunday, that is the first of the seven.
    shift = 1 if asked.language == "en" else 0
    places = sorted((day + shift) % 7 for day in days)
    first = (min(days) + shift) % 7
    word = opened(asked, "open_consec" if first + 1 in places else "open_at")

    def name(place: int) -> str:
        return short_day((place - shift) % 7, asked.language)

    parts = [name(a) if a == b else f"{name(a)} - {name(b)}" for a, b in runs(places)]
    if not asked.html:
        return f"{word} {' & '.join(parts)}"
    shown = " & ".join(f'<span class="cf-weekday-open">{part}</span>' for part in parts)
    return f'<span>{word} <span class="cf-weekdays">{shown}</span></span>'
