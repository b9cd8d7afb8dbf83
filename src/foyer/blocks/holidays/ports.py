# SPDX-License-Identifier: EUPL-1.2
"""The port to a source of holidays; without one our own rules and file answer.

Whoever installs a source calls `register_holiday_source` at start-up; the last one counts.
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from foyer.blocks.holidays.rules.holiday import Holiday


class HolidaySourceDown(Exception):
    """The source does not answer, or not in a way that can be understood."""


class HolidaySource(Protocol):
    """What answers instead of our own rules and file."""

    def between(self, start: date, end: date) -> Sequence[Holiday]:
        """Return the holidays with at least one day from `start` to `end`, both included, in any order.

        Raises:
            HolidaySourceDown: within the seconds that a caller waits.
        """


_registered: list[HolidaySource] = []


def register_holiday_source(source: HolidaySource) -> None:
    """Let `source` answer instead of our own rules and file."""
    _registered[:] = [source]


def registered() -> HolidaySource | None:
    """Return who was registered, or None."""
    return _registered[0] if _registered else None
