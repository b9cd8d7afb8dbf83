# SPDX-License-Identifier: EUPL-1.2
"""What other blocks and installations may ask of holidays."""

from foyer.blocks.holidays.api.routes import ENTRY_PART
from foyer.blocks.holidays.ports import HolidaySource, HolidaySourceDown, register_holiday_source
from foyer.blocks.holidays.queries import OwnSource, holidays_between
from foyer.blocks.holidays.rules.holiday import Holiday

__all__ = [
    "ENTRY_PART",
    "Holiday",
    "HolidaySource",
    "HolidaySourceDown",
    "OwnSource",
    "holidays_between",
    "register_holiday_source",
]
