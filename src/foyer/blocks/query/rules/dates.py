# SPDX-License-Identifier: EUPL-1.2
"""Points in time as queries write them: full date-times, days, `now`, and arithmetic on them.

`now-7d`, `now/d`, `2026-01-01T00:00:00+01:00||+1M/d`: units y M w d h H m s; `/` rounds in UTC, weeks
begin on Monday. A lower bound rounds down, an upper bound to the last second of its unit.
"""

import calendar
import re
from datetime import UTC, date, datetime, timedelta

from foyer.blocks.query.rules.errors import QueryValueError

_DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_STEP = re.compile(r"(?:([+-])(\d{0,9})|(/))([yMwdhHms])", re.ASCII)
_STEPS = re.compile(rf"(?:{_STEP.pattern})*", re.ASCII)
_LENGTHS = {"w": 604_800, "d": 86_400, "h": 3_600, "H": 3_600, "m": 60, "s": 1}


def instant(text: str, now: datetime, *, up: bool) -> int:
    """Return the epoch seconds (UTC) of a date-time; `up` rounds to the end of a rounding unit."""
    return int(_point(text, now, _DATE_TIME, up=up).timestamp())


def day(text: str, now: datetime, *, up: bool) -> int:
    """Return the proleptic ordinal of a day (`YYYY-MM-DD`), with the same arithmetic."""
    return _point(text, now, _DAY, up=up).date().toordinal()


def _point(text: str, now: datetime, form: re.Pattern[str], *, up: bool) -> datetime:
    if text.startswith("now"):
        point, steps = now.astimezone(UTC).replace(microsecond=0), text[3:]
    else:
        written, _, steps = text.partition("||")
        if not form.fullmatch(written):
            raise QueryValueError(f"Not a date as this field has them: {text}")
        point = _read(written, text)
    if not _STEPS.fullmatch(steps):
        raise QueryValueError(f"Not a date as this field has them: {text}")
    try:
        for sign, count, rounding, unit in _STEP.findall(steps):
            if rounding:
                point = _rounded(point, unit, up=up)
            else:
                point = _moved(point, int(sign + (count or "1")), unit)
    except (OverflowError, ValueError) as error:
        raise QueryValueError(f"Out of the range of dates: {text}") from error
    return point


def _read(written: str, text: str) -> datetime:
    try:
        point = datetime.fromisoformat(written)
        return (point if point.tzinfo else point.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError) as error:
        raise QueryValueError(f"Not an existing date: {text}") from error


def _moved(point: datetime, count: int, unit: str) -> datetime:
    if unit not in "yM":
        return point + timedelta(seconds=count * _LENGTHS[unit])
    months = point.year * 12 + point.month - 1 + count * (12 if unit == "y" else 1)
    year, month = months // 12, months % 12 + 1
    date(year, month, 1)  # raises ValueError outside the years that exist
    return point.replace(year=year, month=month, day=min(point.day, calendar.monthrange(year, month)[1]))


def _rounded(point: datetime, unit: str, *, up: bool) -> datetime:
    if unit in "yM":
        start = point.replace(day=1, hour=0, minute=0, second=0)
        start = start.replace(month=1) if unit == "y" else start
    elif unit == "w":
        start = point.replace(hour=0, minute=0, second=0) - timedelta(days=point.weekday())
    else:
        seconds = int(point.timestamp())
        start = point - timedelta(seconds=seconds % _LENGTHS[unit])
    return _moved(start, 1, unit) - timedelta(seconds=1) if up else start
