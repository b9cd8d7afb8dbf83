# SPDX-License-Identifier: EUPL-1.2
"""Until when an item is available to readers."""

from datetime import datetime

from foyer.blocks.offers.rules.calendar.model import Calendar
from foyer.blocks.offers.rules.moments import FOREVER

STARTED_ONCE = frozenset({"0.3.1.0.0", "0.57.0.0.0"})
"""Courses and camps: who did not join at the start cannot join."""


def available_to(calendar: Calendar, type_id: str | None) -> datetime:
    """Return the last moment at which an item is of use to readers.

    The end, for courses and camps the start, 2100 for what has no dates; a midnight becomes the last
    second of its day.
    """
    moment = calendar.first if type_id in STARTED_ONCE else calendar.last
    if moment is None:
        return FOREVER
    if moment.hour == moment.minute == moment.second == 0:
        return moment.replace(hour=23, minute=59, second=59)
    return moment
