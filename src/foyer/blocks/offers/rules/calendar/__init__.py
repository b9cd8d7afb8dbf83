# SPDX-License-Identifier: EUPL-1.2
"""Calendars of events and places: read, checked, changed, written, and unrolled into moments."""

from foyer.blocks.offers.rules.calendar.availability import available_to
from foyer.blocks.offers.rules.calendar.intervals import Interval
from foyer.blocks.offers.rules.calendar.model import Calendar
from foyer.blocks.offers.rules.calendar.values import (
    AdjustedDays,
    Booking,
    Childcare,
    ClosedDays,
    OpeningHours,
    Status,
    SubEvent,
)

__all__ = [
    "AdjustedDays",
    "Booking",
    "Calendar",
    "Childcare",
    "ClosedDays",
    "Interval",
    "OpeningHours",
    "Status",
    "SubEvent",
    "available_to",
]
