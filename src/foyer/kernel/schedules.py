# SPDX-License-Identifier: EUPL-1.2
"""Schedules: what happens because time passes.

A block registers its schedules in `tasks.py`, which is found at start-up; the worker runs what is
due, one runner for the whole installation, and catches up once on what it missed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from foyer.kernel.clock import BRUSSELS
from foyer.kernel.reactions import Stopped
from foyer.kernel.registry import Registry

__all__ = ["Schedule", "Stopped", "find", "go_on", "register", "registered", "stopped_by"]


@dataclass(frozen=True)
class Schedule:
    """A named task and its moments: every so long, or each day at a time of day in Brussels.

    `run` must be idempotent: a run that was cut off is run again. Missed moments are caught up by
    one run, not by one run each. The first moment is one pause away, unless it is `due_at_first`.
    """

    name: str
    run: Callable[[], None]
    every: timedelta | None = None
    at: time | None = None
    due_at_first: bool = False

    def __post_init__(self) -> None:
        if (self.every is None) == (self.at is None):
            raise ValueError(f"schedule {self.name!r} needs either every or at")
        if self.every is not None and self.every <= timedelta(0):
            raise ValueError(f"schedule {self.name!r} must wait longer than nothing between runs")

    def next_after(self, instant: datetime) -> datetime:
        """Return the first moment of this schedule after an instant, in UTC."""
        if self.every is not None:
            return instant + self.every
        assert self.at is not None  # noqa: S101 - __post_init__ has seen to it
        local = instant.astimezone(BRUSSELS)
        due = datetime.combine(local.date(), self.at, BRUSSELS).astimezone(UTC)
        if due <= instant:
            due = datetime.combine(local.date() + timedelta(days=1), self.at, BRUSSELS).astimezone(UTC)
        return due


_schedules: Registry[Schedule] = Registry("schedule")
_is_stopping: ContextVar[Callable[[], bool]] = ContextVar("is_stopping", default=lambda: False)


@contextmanager
def stopped_by(is_stopping: Callable[[], bool]) -> Iterator[None]:
    """Let schedules that run within the block end when a function says so."""
    token = _is_stopping.set(is_stopping)
    try:
        yield
    finally:
        _is_stopping.reset(token)


def go_on() -> None:
    """Say that a run is at a point where it may end. Long runs call it every second or so.

    Raises:
        Stopped: the process is to end. The schedule stays due, and is run again.
    """
    if _is_stopping.get()():
        raise Stopped


def register(schedule: Schedule) -> None:
    """Make a schedule known.

    Raises:
        ValueError: another schedule has this name.
    """
    _schedules.add(schedule)


def registered() -> tuple[Schedule, ...]:
    """Return all schedules, by name."""
    return _schedules.all()


def find(name: str) -> Schedule:
    """Return the schedule of this name.

    Raises:
        LookupError: there is none; the text names those that exist.
    """
    return _schedules.find(name)
