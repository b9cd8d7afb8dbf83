# SPDX-License-Identifier: EUPL-1.2
"""Date-times of the contract: kept with the offset that was written, in Brussels time where none was.

A moment is an aware `datetime` with a fixed offset. `write` gives `YYYY-MM-DDTHH:MM:SS+HH:MM`;
fractions of a second are read and dropped. Local times follow the clocks of a zone, over the days on
which they change.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
EPOCH_DAY = date(1970, 1, 1).toordinal()
FOREVER = datetime(2100, 1, 1, tzinfo=UTC)

_FORM = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?",
    re.ASCII,
)
_OFFSET = re.compile(r"[+-]\d\d:\d\d", re.ASCII)
_FIXED: dict[timedelta, timezone] = {}

_DAY = 86_400
# What a written time says: second of the day and HHMM of the minutes, and the seconds beside them.
_MINUTES = {f"T{m // 60:02}:{m % 60:02}": (m * 60, m // 60 * 100 + m % 60) for m in range(1440)}
_SECONDS = {f":{second:02}": second for second in range(60)}


def is_moment(text: str) -> bool:
    """Say whether a text is a date-time as the contract accepts it (the offset may be missing)."""
    if _FORM.fullmatch(text) is None:
        return False
    try:
        datetime.fromisoformat(text[:19])
    except ValueError:
        return False
    return True


def is_day(text: str) -> bool:
    """Say whether a text is a date `YYYY-MM-DD`."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


# A document tells some of its moments more than once.
@lru_cache(maxsize=8192)
def read(text: str) -> datetime:
    """Return the moment of a text that `is_moment`.

    Raises:
        ValueError: the text is no date-time.
    """
    moment = datetime.fromisoformat(text[:19] + text[19 + _fraction(text) :].upper())
    if moment.tzinfo is None:
        return _in_brussels(moment)
    return moment


def write(moment: datetime) -> str:
    """Return a moment as the contract writes it."""
    return moment.isoformat(timespec="seconds")


def read_day(text: str) -> date:
    """Return the day of a date, or of the date part of a date-time."""
    return date.fromisoformat(text[:10])


def seconds(moment: datetime) -> int:
    """Return a moment in whole seconds since 1970 (UTC)."""
    return int(moment.timestamp())


def local(moment: datetime, zone: tzinfo = BRUSSELS) -> datetime:
    """Return a moment as the clocks of a zone show it; at the ends of the calendar as it is."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


def epoch(text: str) -> int:
    """Return the moment of a text that `is_moment` in seconds since 1970.

    Raises:
        ValueError: the text is no date-time.
    """
    minute, second = _MINUTES.get(text[10:16]), _SECONDS.get(text[16:19])
    if minute is not None and second is not None and (day := _day_of(text[:10], text[19:], BRUSSELS)):
        return day[0] + minute[0] + second
    return seconds(read(text))


def shown(text: str, zone: ZoneInfo) -> tuple[int, int, int]:
    """Return the moment of a text that `is_moment` in seconds since 1970, and the day (ordinal) and time
    (HHMM) that the clocks of a zone show then.

    Raises:
        ValueError: the text is no date-time.
    """
    minute, second = _MINUTES.get(text[10:16]), _SECONDS.get(text[16:19])
    if minute is not None and second is not None:
        day = _day_of(text[:10], text[19:], zone)
        if day is not None and day[1] is not None:
            return day[0] + minute[0] + second, day[1], minute[1]
    moment = read(text)
    here = local(moment, zone)
    return seconds(moment), here.toordinal(), here.hour * 100 + here.minute


# Moments are many, their days few: what a day says is worked out once, and the time is added to it.
@lru_cache(maxsize=16_384)
def _day_of(day: str, offset: str, zone: ZoneInfo) -> tuple[int, int | None] | None:
    """Return midnight by an offset, in seconds since 1970, and the ordinal of a day.

    The ordinal is None where the clocks of the zone do not keep to that offset all day long. None for an
    offset that is not written `+HH:MM`.
    """
    if _OFFSET.fullmatch(offset) is None:
        return None
    midnight = read(f"{day}T00:00:00{offset}")
    begins, ordinal = seconds(midnight), midnight.toordinal()
    return begins, ordinal if day_start(zone, ordinal) == (begins, True) else None


def zone_of(country: str | None) -> ZoneInfo:
    """Return the zone in which opening hours of a country are meant."""
    return AMSTERDAM if country == "NL" else BRUSSELS


@lru_cache(maxsize=40_000)
def day_start(zone: ZoneInfo, ordinal: int) -> tuple[int, bool]:
    """Return midnight of a day in seconds since 1970, and whether the clocks stay as they are that day."""
    naive = (ordinal - EPOCH_DAY) * _DAY
    first, last = _offset(zone, ordinal, 0), _offset(zone, ordinal, 86_399)
    return naive - first, first == last


def at_clock(zone: ZoneInfo, ordinal: int, second: int) -> int:
    """Return the moment, in seconds since 1970, at which the clocks show `second` of a day.

    A time that the clocks skip is read by the offset before the change, one that they show twice is
    the first.
    """
    midnight, steady = day_start(zone, ordinal)
    if steady:
        return midnight + second
    return (ordinal - EPOCH_DAY) * _DAY + second - _offset(zone, ordinal, second)


# Days on which the clocks are moved are few, and each calendar asks for them.
@lru_cache(maxsize=8192)
def _offset(zone: ZoneInfo, ordinal: int, second: int) -> int:
    moment = datetime.fromordinal(ordinal) + timedelta(seconds=second)
    offset = moment.replace(tzinfo=zone).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _fraction(text: str) -> int:
    if len(text) <= 19 or text[19] != ".":
        return 0
    end = 20
    while end < len(text) and text[end].isdigit():
        end += 1
    return end - 19


def _in_brussels(naive: datetime) -> datetime:
    try:
        aware = naive.replace(tzinfo=BRUSSELS).astimezone(UTC).astimezone(BRUSSELS)
    except OverflowError:
        return naive.replace(tzinfo=UTC)
    offset = timedelta(minutes=(aware.utcoffset() or timedelta()) // timedelta(minutes=1))
    fixed = _FIXED.setdefault(offset, timezone(offset))
    return aware.replace(tzinfo=fixed)  # before 1892 offsets had seconds, which the contract cannot write
