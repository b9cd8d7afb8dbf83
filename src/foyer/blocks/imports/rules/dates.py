# SPDX-License-Identifier: EUPL-1.2
"""Dates, times and durations as people write them, in Dutch, French, German or English."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from foyer.blocks.imports.rules.texts import fold

_MONTHS = (
    "januari janvier januar january jan janv jaenner",
    "februari fevrier februar february feb fevr",
    "maart mars marz march mrt mar",
    "april avril apr avr",
    "mei mai may",
    "juni juin june jun",
    "juli juillet july jul juil",
    "augustus aout august aug",
    "september septembre sep sept",
    "oktober octobre october okt oct",
    "november novembre nov",
    "december decembre dezember dec dez",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAYS = re.compile(
    r"^(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo|lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim|montag|dienstag|mittwoch|donnerstag|freitag|"
    r"samstag|sonntag|mo|mi|fr|sa|so|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|"
    r"fri|sat|sun)\b\.?,?\s+(?=\d)"
)
_WORD = re.compile(r"[a-z]+")
_USUAL = ("iso", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%Y/%m/%d")
_TIME = re.compile(
    r"(?:om |a |at |um )?"
    r"(\d{1,2})(?:\s*[:.uh]\s*(\d{2})?(?::(\d{2}))?)?\s*(uur|h|heures|uhr|am|pm|a\.m\.|p\.m\.)?"
)
_RANGE = re.compile(r"\s*(?:-|–|—|\btot\b|\bto\b|\bbis\b|\ba\b|/|→)\s*")
_ISO_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_SPOKEN = re.compile(
    r"(?:(\d+)\s*(?:h|u|uur|uren|hours?|heures?|stunden?|std)\.?\s*)?"
    r"(?:(\d+)\s*(?:m|min|minuten|minutes?|mins|')?\.?)?"
)


@dataclass(frozen=True)
class Moment:
    """A day, perhaps a time of day, perhaps the zone that was written with it."""

    day: dt.date
    clock: dt.time | None = None
    zone: dt.tzinfo | None = None


@lru_cache(maxsize=16_384)
def parse_moment(text: str, formats: tuple[str, ...] = ()) -> Moment | None:
    """Return the day (and time) that a text means, or None where it means none.

    `formats` are strptime patterns, or `iso`, `epoch`, `epoch-ms`, `excel`; names of months and
    weekdays are understood in four languages. Without formats: ISO 8601, and day-month-year.
    """
    plain = _with_numbers(text)
    for pattern in formats or _USUAL:
        for candidate in (text.strip(), plain):
            found = _by_word(candidate, pattern) if "%" not in pattern else _by_pattern(candidate, pattern)
            if found is not None:
                return found
    if not formats:
        return _day_then_time(text.strip())
    return None


def _with_numbers(text: str) -> str:
    """Return a date with its month as a number and without its weekday."""
    bare = _WEEKDAYS.sub("", fold(text))
    return _WORD.sub(lambda word: f"{_MONTH_OF[word[0]]:02d}" if word[0] in _MONTH_OF else word[0], bare)


def _by_pattern(text: str, pattern: str) -> Moment | None:
    pattern = pattern.replace("%B", "%m").replace("%b", "%m").replace("%A", "").replace("%a", "").strip(" ,")
    try:
        found = dt.datetime.strptime(text, pattern)  # noqa: DTZ007 the zone comes from the mapping
    except ValueError:
        return None
    timed = any(part in pattern for part in ("%H", "%I", "%X", "%c"))
    return Moment(found.date(), found.time() if timed else None, found.tzinfo)


def _by_word(text: str, word: str) -> Moment | None:
    if word == "iso":
        return _iso(text)
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    if word == "excel":
        return _excel(number)
    seconds = number / 1000 if word == "epoch-ms" else number
    if word not in {"epoch", "epoch-ms"} or not 0 <= seconds < 32_503_680_000:
        return None
    instant = dt.datetime.fromtimestamp(int(seconds), dt.UTC)
    return Moment(instant.date(), instant.time(), dt.UTC)


def _excel(number: float) -> Moment | None:
    """Return the moment of a serial number as spreadsheets count days."""
    if not 1 <= number < 200_000:
        return None
    there = dt.datetime.combine(dt.date(1899, 12, 30), dt.time()) + dt.timedelta(days=number)
    return Moment(there.date(), there.time().replace(microsecond=0) if number % 1 else None)


def _iso(text: str) -> Moment | None:
    if len(text) < 8 or not text[:4].isdecimal():
        return None
    try:
        if len(text) <= 10:
            return Moment(dt.date.fromisoformat(text))
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return Moment(found.date(), found.time().replace(microsecond=0), found.tzinfo)


def _day_then_time(text: str) -> Moment | None:
    """Return the meaning of '17/07/2027 20:30' and the like: a usual date, a blank, a usual time."""
    head, _, tail = text.replace(",", " ").rpartition(" ")
    day = parse_moment(head.strip()) if head.strip() else None
    clock = parse_time(tail)
    if day is None or clock is None or day.clock is not None:
        return None
    shift, time = clock
    return Moment(day.day + dt.timedelta(days=shift), time)


@lru_cache(maxsize=16_384)
def parse_time(text: str, formats: tuple[str, ...] = ()) -> tuple[int, dt.time] | None:
    """Return (days to add, time of day): '20:30', '20u30', '20.30 uur', '8 pm'; '24:00' is (1, 00:00).

    None where it is no time.
    """
    for pattern in formats:
        try:
            return 0, dt.datetime.strptime(text.strip(), pattern).time()  # noqa: DTZ007 a time of day
        except ValueError:
            continue
    found = _TIME.fullmatch(fold(text)) if not formats else None
    if found is None or not (found[2] or found[4] or re.search(r"[:.uh]", fold(text))):
        return None
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    half = (found[4] or "").replace(".", "")
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if (hour, minute, second) == (24, 0, 0):
        return 1, dt.time(0, 0)
    return (0, dt.time(hour, minute, second)) if hour < 24 and minute < 60 and second < 60 else None


def split_range(text: str) -> tuple[str, str]:
    """Return start and end of '14:00 - 17:00'; an empty end where there is one time only."""
    parts = _RANGE.split(text.strip(), maxsplit=1)
    return parts[0], parts[1] if len(parts) > 1 else ""


def parse_duration(text: str) -> dt.timedelta | None:
    """Return a length: minutes as a number, '1u15', '90 min', '1:30', 'PT1H30M'; None where it is none."""
    bare = fold(text)
    if found := re.fullmatch(r"(\d{1,2}):(\d{2})", bare):
        return dt.timedelta(hours=int(found[1]), minutes=int(found[2]))
    found = _ISO_DURATION.fullmatch(text.strip().upper())
    if found and any(found.groups()):
        days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    found = _SPOKEN.fullmatch(bare)
    if found and any(found.groups()) and all(len(part or "") < 6 for part in found.groups()):
        return dt.timedelta(hours=int(found[1] or 0), minutes=int(found[2] or 0))
    return None
