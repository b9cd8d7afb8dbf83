# SPDX-License-Identifier: EUPL-1.2
"""Which days are holidays."""

from collections.abc import Sequence
from datetime import date

from foyer.blocks.holidays.ports import registered
from foyer.blocks.holidays.rules.holiday import Holiday, in_order
from foyer.blocks.holidays.rules.public_holidays import public_holidays
from foyer.blocks.holidays.rules.school_holidays import school_holidays


class OwnSource:
    """Our own rules and file, which answer where nobody else does."""

    def between(self, start: date, end: date) -> Sequence[Holiday]:
        """Return the public holidays of a period, and all school holidays that are known."""
        return (*public_holidays(start, end), *school_holidays())


def holidays_between(start: date, end: date) -> list[Holiday]:
    """Return the holidays with at least one day from `start` to `end`, both included, by their first day.

    Raises:
        HolidaySourceDown: an outside source was registered and does not answer.
    """
    found = (registered() or OwnSource()).between(start, end)
    return in_order(holiday for holiday in found if holiday.start <= end and holiday.end >= start)
