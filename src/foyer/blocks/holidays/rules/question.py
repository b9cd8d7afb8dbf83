# SPDX-License-Identifier: EUPL-1.2
"""For which days holidays are asked."""

import re
from collections.abc import Mapping
from datetime import date

from dateutil.relativedelta import relativedelta

AHEAD = relativedelta(years=5)
_USUAL = relativedelta(years=1)
_FORM = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class MalformedError(Exception):
    """A value that is no date; the text says which."""


class BackwardsError(Exception):
    """The last day comes before the first."""


class TooFarError(Exception):
    """The last day is further ahead than anybody decides holidays."""


def read(asked: Mapping[str, str], today: date) -> tuple[date, date]:
    """Return the first and last day that are asked for; without them today, and one year after the first.

    Raises:
        MalformedError: a value is not of the form 2026-12-31, or no day of the calendar.
        BackwardsError: the last day comes before the first.
        TooFarError: the last day is more than five years from today.
    """
    start = _day("startDate", asked) or today
    # Nobody asks for holidays of the year 9998; adding to it must not fail all the same.
    end = _day("endDate", asked) or (start + _USUAL if start.year < date.max.year else date.max)
    if start > end:
        raise BackwardsError
    if end > today + AHEAD:
        raise TooFarError
    return start, end


def _day(name: str, asked: Mapping[str, str]) -> date | None:
    value = asked.get(name)
    if not value:
        return None
    try:
        if _FORM.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise MalformedError(
        f'Query parameter {name} has invalid value "{value}". Should be a date of the form YYYY-MM-DD'
    )
