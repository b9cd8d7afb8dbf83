# SPDX-License-Identifier: EUPL-1.2
"""Ranges of birth dates, and how they follow from ages and the other way round."""

from collections.abc import Mapping
from datetime import date, timedelta

BACKWARDS = '"From" birthdate should not be greater than the "to" birthdate.'


def backwards(birthdates: Mapping[str, str]) -> bool:
    """Say whether a range of birth dates ends before it starts."""
    return date.fromisoformat(birthdates["from"]) > date.fromisoformat(birthdates["to"])


def ages_at(reference: date, first: date, last: date) -> tuple[int, int]:
    """Return the ages, in full years on a day, of the youngest and the oldest of a range; never below 0."""
    return max(0, full_years(last, reference)), max(0, full_years(first, reference))


def full_years(born: date, on: date) -> int:
    """Return how many birthdays somebody has had on a day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def born_between(reference: date, low: int, high: int | None) -> tuple[int | None, int | None]:
    """Return the birth dates (ordinals) of those who are `low` to `high` years old on a day.

    None is an open side; a date before the calendar begins is open too.
    """
    oldest = _years_before(reference, high + 1) if high is not None else None
    youngest = _years_before(reference, low)
    first = (oldest + timedelta(days=1)).toordinal() if oldest is not None else None
    return first, youngest.toordinal() if youngest is not None else None


def _years_before(day: date, years: int) -> date | None:
    year = day.year - years
    if year < 1:
        return None
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
