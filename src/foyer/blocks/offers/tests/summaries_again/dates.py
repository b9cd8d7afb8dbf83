# SPDX-License-Identifier: EUPL-1.2
"""Calendars of dates: single, multiple, and the short forms of periodic."""

from datetime import datetime

from foyer.blocks.offers.tests.summaries_again.one import (
    Asked,
    Json,
    avail,
    opened,
    relative,
    stay_text,
    year,
)
from foyer.blocks.offers.tests.summaries_again.words import cap, full_date, short_day, short_month


def _day_month(asked: Asked, at: datetime, *, with_year: bool = True) -> str:
    told = f"{at.day} {short_month(at, asked.language)}"
    return f"{told} {at.year}" if with_year and year(asked, at) else told


def _ends(asked: Asked, item: Json) -> tuple[datetime, datetime, bool]:
    start, end = asked.local(item, "startDate"), asked.local(item, "endDate")
    return start, end, start.date() == end.date()


def _dow(asked: Asked, at: datetime, *, capital: bool = False) -> str:
    name = short_day(at.weekday(), asked.language)
    return cap(name) if capital else name


def single(asked: Asked) -> str:
    item = asked.document
    if asked.size == "xs" and not asked.html:
        return cap(extra_small(asked)) + avail(asked, item)
    if asked.size in {"xs", "sm"}:
        return small_html(asked) if asked.html else small(asked)
    if asked.size == "md":
        return medium(asked, item)
    first = (asked.document.get("subEvent") or [{}])[0]
    stay = stay_text(asked, first)
    if asked.html:
        care = f' <span class="cf-childcare">{stay}</span>' if stay else ""
    else:
        care = f" ({stay})" if stay else ""
    return large(asked, item) + care + avail(asked, item)


def extra_small(asked: Asked) -> str:
    start, end, same = _ends(asked, asked.document)
    if same:
        return _day_month(asked, start)
    return f"{_day_month(asked, start)} - {_day_month(asked, end)}"


def small(asked: Asked) -> str:
    start, end, same = _ends(asked, asked.document)
    suffix = avail(asked, asked.document)
    if same:
        known = relative(asked, start)
        return (known or f"{_dow(asked, start, capital=True)} {_day_month(asked, start)}") + suffix
    first = f"{_dow(asked, start, capital=True)} {_day_month(asked, start, with_year=False)}"
    return f"{first} - {_dow(asked, end)} {_day_month(asked, end, with_year=False)}{suffix}"


def _block(asked: Asked, at: datetime) -> str:
    told = (
        f'<span class="cf-weekday cf-meta">{_dow(asked, at, capital=True)}</span> '
        f'<span class="cf-date">{at.day}</span> '
        f'<span class="cf-month">{short_month(at, asked.language)}</span>'
    )
    return f'{told} <span class="cf-year">{at.year}</span>' if year(asked, at) else told


def small_html(asked: Asked) -> str:
    start, end, same = _ends(asked, asked.document)
    if same:
        told = relative(asked, start) or _block(asked, start)
    else:
        told = f'{_block(asked, start)} <span class="cf-to cf-meta">-</span> {_block(asked, end)}'
    return told + avail(asked, asked.document)


def medium(asked: Asked, item: Json) -> str:
    start, end, same = _ends(asked, item)
    suffix, language = avail(asked, item), asked.language
    if not asked.html:
        if same:
            return f"{_dow(asked, start, capital=True)} {full_date(start, language)}{suffix}"
        first = f"{opened(asked, 'from')} {_dow(asked, start)} {full_date(start, language)}"
        return f"{first} {asked.word('till')} {_dow(asked, end)} {full_date(end, language)}{suffix}"
    if same:
        return _weekday(_dow(asked, start, capital=True)) + " " + _date(full_date(start, language)) + suffix
    return (
        f'<span class="cf-from cf-meta">{opened(asked, "from")}</span> {_weekday(_dow(asked, start))} '
        f'{_date(full_date(start, language))} <span class="cf-to cf-meta">{asked.word("till")}</span> '
        f"{_weekday(_dow(asked, end))} {_date(full_date(end, language))}{suffix}"
    )


def _weekday(name: str) -> str:
    return f'<span class="cf-weekday cf-meta">{name}</span>'


def _date(told: str) -> str:
    return f'<span class="cf-date">{told}</span>'


def large(asked: Asked, item: Json) -> str:
    """Return the date and its hours, without childcare and availability."""
    start, end, same = _ends(asked, item)
    if asked.html:
        return _large_html_day(asked, start, end) if same else _large_html_days(asked, start, end)
    days = [f"{asked.day(at.weekday())} {full_date(at, asked.language)}" for at in (start, end)]
    at, first, last = asked.word("at"), f"{start:%H:%M}", f"{end:%H:%M}"
    if not same:
        told = f"{asked.word('from')} {days[0]} {at} {first} {asked.word('till_incl')} {days[1]} {at} {last}"
    elif (first, last) == ("00:00", "23:59"):
        told = days[0]
    elif first == last:
        told = f"{days[0]} {at} {first}"
    else:
        told = f"{days[0]} {asked.word('from_hour')} {first} {asked.word('till_hour')} {last}"
    return cap(told)


def _time(kind: str, at: datetime, inside: str) -> str:
    return f'<time itemprop="{kind}Date" datetime="{at.isoformat(timespec="seconds")}">{inside}</time>'


def _large_html_day(asked: Asked, start: datetime, end: datetime) -> str:
    day = f"{_weekday(cap(asked.day(start.weekday())))} {_date(full_date(start, asked.language))}"
    first, last = f"{start:%H:%M}", f"{end:%H:%M}"
    if (first, last) == ("00:00", "23:59"):
        return _time("start", start, day)
    word = asked.word("at" if first == last else "from_hour")
    shown = f'{day} <span class="cf-from cf-meta">{word}</span> <span class="cf-time">{first}</span>'
    if first == last:
        return _time("start", start, shown)
    till = f'<span class="cf-to cf-meta">{asked.word("till_hour")}</span>'
    return f"{_time('start', start, shown)} {till} {_time('end', end, _clock(last))}"


def _clock(told: str) -> str:
    return f'<span class="cf-time">{told}</span>'


def _large_html_days(asked: Asked, start: datetime, end: datetime) -> str:
    def moment(at: datetime) -> str:
        return (
            f"{_weekday(asked.day(at.weekday()))} {_date(full_date(at, asked.language))} "
            f'<span class="cf-at cf-meta">{asked.word("at")}</span> {_clock(f"{at:%H:%M}")}'
        )

    first = f'<span class="cf-from cf-meta">{opened(asked, "from")}</span> {moment(start)}'
    till = f'<span class="cf-to cf-meta">{asked.word("till_incl")}</span>'
    return f"{_time('start', start, first)} {till} {_time('end', end, moment(end))}"


def multiple(asked: Asked) -> str:
    if asked.size == "xs":
        return _multiple_xs_html(asked) if asked.html else extra_small(asked) + avail(asked, asked.document)
    if asked.size == "sm":
        return _multiple_sm_html(asked) if asked.html else _multiple_sm(asked)
    items = asked.document.get("subEvent") or []
    if asked.hide_past:
        items = [item for item in items if asked.local(item, "endDate") > asked.now]
    if not items:
        told = asked.word("concluded")
        return f"<span>{told}</span>" if asked.html else told
    if asked.size == "md":
        lines = list(dict.fromkeys(medium(asked, item) for item in items))
    else:
        lines = [_multiple_large(asked, item) for item in items]
    if not asked.html:
        return "\n".join(lines)
    listed = "".join(f"<li>{line}</li>" for line in lines)
    return f'<ul class="cnw-event-date-info">{listed}</ul>'


def _multiple_large(asked: Asked, item: Json) -> str:
    told = large(asked, item) + avail(asked, item)
    stay = stay_text(asked, item)
    if not stay:
        return told
    if asked.html:
        return f'{told} <ul class="list-unstyled"><li class="cf-childcare">({cap(stay)})</li></ul>'
    return f"{told}\n ({stay})"


def _multiple_xs_html(asked: Asked) -> str:
    start, end, same = _ends(asked, asked.document)

    def block(at: datetime, *, always: bool = False) -> str:
        told = f'<span class="cf-date">{at.day}</span> '
        told += f'<span class="cf-month">{short_month(at, asked.language)}</span>'
        return f'{told} <span class="cf-year">{at.year}</span>' if always or year(asked, at) else told

    told = block(start) if same else f"{block(start, always=True)} - {block(end)}"
    return told + avail(asked, asked.document)


def _multiple_sm(asked: Asked) -> str:
    start, end, same = _ends(asked, asked.document)
    suffix = avail(asked, asked.document)
    first = f"{_dow(asked, start, capital=True)} {_day_month(asked, start)}"
    if same:
        # A relative day is all that is said.
        return relative(asked, start) or first + suffix
    return f"{first} - {_dow(asked, end)} {_day_month(asked, end)}{suffix}"


def _multiple_sm_html(asked: Asked) -> str:
    start, end, same = _ends(asked, asked.document)
    suffix = avail(asked, asked.document)
    first = f"{_weekday(_dow(asked, start, capital=True))} {_date(_day_month(asked, start))}"
    if same:
        return (relative(asked, start) or first) + suffix
    last = f"{_weekday(_dow(asked, end))} {_date(_day_month(asked, end))}"
    return f'{first} <span class="cf-to cf-meta">-</span> {last}{suffix}'


def periodic_short(asked: Asked) -> str:
    """Return the extra small or small summary of a period."""
    start, end, _ = _ends(asked, asked.document)
    coming = start > asked.now
    at, word = (start, opened(asked, "from_period")) if coming else (end, opened(asked, "till"))
    small_one = asked.size == "sm"
    suffix = avail(asked, asked.document)
    if not asked.html:
        day = f"{_dow(asked, at)} " if small_one else ""
        return f"{word} {day}{_day_month(asked, at)}{suffix}"
    joint = " " if small_one else "/"
    parts = [f'<span class="cf-date">{at.day}</span>']
    parts.append(f'<span class="cf-month">{short_month(at, asked.language)}</span>')
    if year(asked, at):
        parts.append(f'<span class="cf-year">{at.year}</span>')
    day = f'<span class="cf-days">{_dow(asked, at)}</span> ' if small_one else ""
    return f'<span class="{"from" if coming else "to"} meta">{word}</span> {day}{joint.join(parts)}{suffix}'
