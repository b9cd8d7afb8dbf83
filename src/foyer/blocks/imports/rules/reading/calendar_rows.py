# SPDX-License-Identifier: EUPL-1.2
"""iCalendar: every event of a calendar, the repeated ones written out within a window."""

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

from foyer.blocks.imports.rules.mapping.model import Reading
from foyer.blocks.imports.rules.rows import Row, Source, UnreadableFile

_SPAN = re.compile(r"([+-]?\d+)\s*(?:days?|d)")
_MOST = 50_000
_MOST_A_DAY = 288  # every five minutes
COLUMNS = (
    "uid",
    "summary",
    "description",
    "location",
    "start",
    "end",
    "all_day",
    "url",
    "categories",
    "status",
    "organizer",
    "organizer_email",
    "latitude",
    "longitude",
    "class",
)


def calendar_rows(text: str, reading: Reading, zone: ZoneInfo, today: dt.date) -> Source:
    """Return one row an occurrence. Columns: those of `COLUMNS`, and each other property in lower case.

    Times without zone are in `X-WR-TIMEZONE` of the calendar, else in the zone of the mapping.

    Raises:
        UnreadableFile: it is not iCalendar, or nothing happens within the window.
    """
    try:
        calendar = icalendar.Calendar.from_ical(text)
    except (ValueError, KeyError, IndexError) as error:
        raise UnreadableFile(_why_not_calendar(text, error)) from error
    named = str(calendar.get("X-WR-TIMEZONE", ""))
    local = _zone(named) or zone
    first, last = _day(reading.expand_from, today), _day(reading.expand_until, today)
    try:
        _refuse_endless(calendar)
        occurrences = recurring_ical_events.of(calendar, skip_bad_series=True).between(first, last)
    except KeyError as error:
        raise UnreadableFile(f"an event of this calendar has no {error.args[0]}") from error
    except (ValueError, TypeError, OverflowError) as error:
        raise UnreadableFile(f"a repetition in the calendar cannot be read: {str(error)[:200]}") from error
    if len(occurrences) > _MOST:
        raise UnreadableFile(
            f"more than {_MOST:,} occurrences between {first} and {last}: narrow `read.expand`"
        )
    if not occurrences:
        raise UnreadableFile(f"nothing happens in this calendar between {first} and {last} (`read.expand`)")
    values = sorted(
        (_values(each, local) for each in occurrences), key=lambda v: (v["start"], v["uid"], v["summary"])
    )
    columns = dict.fromkeys(COLUMNS) | dict.fromkeys(key for each in values for key in each)
    rows = [Row(number, each) for number, each in enumerate(values, 1)]
    return Source(rows, tuple(columns), "icalendar", (f"{len(rows)} occurrences between {first} and {last}",))


def _why_not_calendar(text: str, error: Exception) -> str:
    if text.upper().count("BEGIN:VCALENDAR") > text.upper().count("END:VCALENDAR"):
        return "this calendar breaks off: there is no END:VCALENDAR; fetch the file again"
    return f"this is not iCalendar: {' '.join(str(error).split())[:200]}"


def _refuse_endless(calendar: Any) -> None:
    """Refuse repetitions that nobody can mean, before they are written out.

    Raises:
        UnreadableFile: an event happens more often than every five minutes, and is not counted.
    """
    for event in calendar.walk("VEVENT"):
        rules = event.get("RRULE", [])
        for rule in rules if isinstance(rules, list) else [rules]:
            if not rule.get("COUNT") and _times_a_day(rule) > _MOST_A_DAY:
                raise UnreadableFile(
                    f'"{str(event.get("SUMMARY", ""))[:60]}" is repeated more than {_MOST_A_DAY} times a day '
                    f"(RRULE:{rule.to_ical().decode()[:80]})"
                )


def _times_a_day(rule: Any) -> float:
    """Return how often a rule of RFC 5545 happens on a day at most, roughly."""
    frequency = str((rule.get("FREQ") or [""])[0]).upper()
    coarser = {"HOURLY": 24, "MINUTELY": 24 * 60, "SECONDLY": 24 * 60 * 60}
    times = coarser.get(frequency, 1) / max(1, int((rule.get("INTERVAL") or [1])[0]))
    for part, unless in (
        ("BYHOUR", ("HOURLY", "MINUTELY", "SECONDLY")),
        ("BYMINUTE", ("MINUTELY", "SECONDLY")),
        ("BYSECOND", ("SECONDLY",)),
    ):
        if frequency not in unless:
            times *= max(1, len(rule.get(part) or []))
    return times


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None


def _day(text: str, today: dt.date) -> dt.date:
    if found := _SPAN.fullmatch(text):
        return today + dt.timedelta(days=int(found[1]))
    return dt.date.fromisoformat(text)


def _values(event: Any, zone: ZoneInfo) -> dict[str, Any]:
    values: dict[str, Any] = {
        key.lower(): _text(value) for key, value in event.property_items(recursive=False)
    }
    start, end = event.start, event.end
    all_day = not isinstance(start, dt.datetime)
    if all_day and end > start:
        end -= dt.timedelta(days=1)  # the last day of a whole-day event is written exclusively
    organizer = event.get("ORGANIZER")
    categories = event.get("CATEGORIES")
    lists = categories if isinstance(categories, list) else [categories] if categories else []
    geo = event.get("GEO")
    values |= {
        "uid": str(event.get("UID", "")),
        "summary": str(event.get("SUMMARY", "")),
        "start": _moment(start, zone),
        "end": _moment(end, zone),
        "all_day": all_day,
        "categories": [str(each) for block in lists for each in block.cats],
    }
    if organizer is not None:
        values["organizer"] = str(organizer.params.get("CN", ""))
        values["organizer_email"] = re.sub(r"(?i)^mailto:", "", str(organizer))
    if geo is not None:
        values["latitude"], values["longitude"] = geo.latitude, geo.longitude
    return values


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_text(each) for each in value)
    if hasattr(value, "dt"):
        return str(value.dt)
    raw = value.to_ical() if hasattr(value, "to_ical") and not isinstance(value, str) else value
    return raw.decode("utf-8", errors="replace") if isinstance(raw, bytes) else str(raw)


def _moment(value: Any, zone: ZoneInfo) -> str:
    """Return a day, or an instant with its offset."""
    if not isinstance(value, dt.datetime):
        return str(value.isoformat())
    return (value if value.tzinfo else value.replace(tzinfo=zone)).isoformat()
