# SPDX-License-Identifier: EUPL-1.2
"""The injected clock: the only source of the present.

Code asks `now()`; tests and replays put another clock in place with `use(FixedClock(...))`.
Every instant is aware and in UTC.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")


class Clock(Protocol):
    """Anything that can tell the present as an aware instant in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still until it is told to move."""

    def __init__(self, instant: datetime) -> None:
        if instant.tzinfo is None:
            raise ValueError("a fixed clock needs an aware instant")
        self._instant = instant.astimezone(UTC)

    def now(self) -> datetime:
        return self._instant

    def advance(self, by: timedelta) -> None:
        """Move this clock by a duration."""
        self._instant += by


_clock: ContextVar[Clock] = ContextVar("foyer_clock", default=SystemClock())  # noqa: B039


def now() -> datetime:
    """Return the present as an aware instant in UTC."""
    return _clock.get().now()


@contextmanager
def use(clock: Clock) -> Iterator[Clock]:
    """Tell the time by `clock` within the block."""
    token = _clock.set(clock)
    try:
        yield clock
    finally:
        _clock.reset(token)
