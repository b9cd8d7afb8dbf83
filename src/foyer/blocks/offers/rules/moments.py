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
_FIXED: dict[timedelta, timezone] = {}


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


def zone_of(country: str | None) -> ZoneInfo:
    """Return the zone in which opening hours of a country are meant."""
    return AMSTERDAM if country == "NL" else BRUSSELS


@lru_cache(maxsize=40_000)
def day_start(zone: ZoneInfo, ordinal: int) -> tuple[int, bool]:
    """Return midnight of a day in seconds since 1970, and whether the clocks stay as they are that day."""
    naive = (ordinal - EPOCH_DAY) * 86_400
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
    return (ordinal - EPOCH_DAY) * 86_400 + second - _offset(zone, ordinal, second)


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
