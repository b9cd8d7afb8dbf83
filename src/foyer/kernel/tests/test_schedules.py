# SPDX-License-Identifier: EUPL-1.2
"""Schedules know their next moment, over changes of the clock too."""

from datetime import UTC, datetime, time, timedelta

import pytest

from foyer.kernel import schedules
from foyer.kernel.registry import Registry
from foyer.kernel.schedules import Schedule


def _nothing() -> None:
    """Do nothing."""


def test_an_interval_counts_from_the_instant():
    schedule = Schedule("x", run=_nothing, every=timedelta(minutes=5))
    assert schedule.next_after(datetime(2026, 1, 1, 12, tzinfo=UTC)) == datetime(
        2026, 1, 1, 12, 5, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("instant", "due"),
    [
        (datetime(2026, 1, 1, 0, 0, tzinfo=UTC), datetime(2026, 1, 1, 2, 0, tzinfo=UTC)),
        (datetime(2026, 1, 1, 2, 0, tzinfo=UTC), datetime(2026, 1, 2, 2, 0, tzinfo=UTC)),
        # 28 March 2027: the clock goes from 2:00 to 3:00, so 3:00 is one hour earlier in UTC.
        (datetime(2027, 3, 27, 12, 0, tzinfo=UTC), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 12, 0, tzinfo=UTC), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_a_time_of_day_is_brussels_time(instant, due):
    assert Schedule("x", run=_nothing, at=time(3)).next_after(instant) == due


@pytest.mark.parametrize("moments", [{}, {"every": timedelta(1), "at": time(3)}, {"every": timedelta(0)}])
def test_a_schedule_has_one_kind_of_moment(moments):
    with pytest.raises(ValueError, match="schedule 'x'"):
        Schedule("x", run=_nothing, **moments)


def test_two_schedules_cannot_share_a_name(monkeypatch):
    monkeypatch.setattr(schedules, "_schedules", Registry("schedule"))
    first = Schedule("x", run=_nothing, at=time(3))
    schedules.register(first)
    schedules.register(first)
    with pytest.raises(ValueError, match="two schedules are called 'x'"):
        schedules.register(Schedule("x", run=_nothing, at=time(4)))
    assert schedules.registered() == (first,)
    assert schedules.find("x") is first
    with pytest.raises(LookupError, match="no schedule 'y'; there are: x"):
        schedules.find("y")
