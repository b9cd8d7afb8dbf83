# SPDX-License-Identifier: EUPL-1.2
"""Days and times of the demonstration set, always around today; in Brussels time."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from foyer.kernel.clock import BRUSSELS

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HORIZON = 70
_SHORT = {name[:3]: number for number, name in enumerate(WEEKDAYS)}
# How strongly days soon are preferred: half of all dates fall within the first sixth of the horizon.
_NEARNESS = 2.7


def weekdays(text: str) -> tuple[int, ...]:
    """Return the numbers of weekdays written as `mon wed` (Monday is 0); none written are all."""
    return tuple(_SHORT[word] for word in text.split()) or tuple(range(7))


def chance(*parts: str) -> float:
    """Return a number from 0 up to 1 that always belongs to these parts."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def chosen_day(today: date, days: Sequence[int], draw: float, soonest: int = 0) -> date:
    """Return one of the coming days that are such weekdays: sooner ones for smaller draws."""
    coming = [today + timedelta(days=number) for number in range(soonest, soonest + HORIZON)]
    fitting = [day for day in coming if day.weekday() in days]
    return fitting[int(len(fitting) * draw**_NEARNESS)]


def moment(day: date, at: time) -> str:
    """Return a local day and time as the contract writes it, with the offset of that day."""
    return datetime.combine(day, at, BRUSSELS).isoformat()


def span(day: date, times: str, nights: int = 0) -> tuple[str, str]:
    """Return start and end of `14:00-16:00` on a day; an end before the start is on the next day."""
    opens, closes = (time.fromisoformat(part) for part in times.split("-"))
    last = day + timedelta(days=nights or int(closes <= opens))
    return moment(day, opens), moment(last, closes)
