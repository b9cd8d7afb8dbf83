# SPDX-License-Identifier: EUPL-1.2
"""Dates and instants of documents as Brussels wall time, with room to compute at the rim of the calendar.

Documents may hold any year from 1 to 9999. An instant of the first or the last of these years can
leave the calendar when it changes its zone or gets a day more, so both are read as their neighbours.
"""

from datetime import date, datetime
from typing import Any

from foyer.kernel.clock import BRUSSELS

FIRST = datetime(2, 1, 1, tzinfo=BRUSSELS)
LAST = datetime(9998, 12, 31, 23, 59, 59, tzinfo=BRUSSELS)


def instant(text: Any) -> datetime | None:
    """Return a date or an instant as Brussels wall time, of the years 2 to 9998; nothing where it is none."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    if not FIRST.year <= found.year <= LAST.year:
        return FIRST if found.year < FIRST.year else LAST
    wall = found.replace(tzinfo=BRUSSELS) if found.tzinfo is None else found.astimezone(BRUSSELS)
    return min(max(wall, FIRST), LAST)


def day(text: Any) -> date | None:
    """Return the date that a text begins with, of the years 2 to 9998; nothing where it is none."""
    try:
        return within(date.fromisoformat(str(text)[:10]))
    except ValueError:
        return None


def within(given: date) -> date:
    """Return a date, or the nearest one of the years 2 to 9998."""
    return min(max(given, FIRST.date()), LAST.date())
