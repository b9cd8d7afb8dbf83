# SPDX-License-Identifier: EUPL-1.2
"""Schedules run when due, once, and catch up on what was missed."""

from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace

import pytest

from foyer.kernel import clock, schedules
from foyer.kernel.models import ScheduleState
from foyer.kernel.schedules import Schedule
from foyer.kernel.worker import leases, process, scheduling

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at():
    with clock.use(clock.FixedClock(NOW)) as fixed:
        yield fixed


class _Task:
    def __init__(self, **moments):
        self.runs = []
        self.broken = False
        self.schedule = Schedule("task", run=self.run, **(moments or {"every": timedelta(minutes=10)}))

    def run(self):
        self.runs.append(clock.now())
        if self.broken:
            raise ValueError("a text about Anna")


def test_a_new_schedule_waits_for_its_first_moment(at):
    task = _Task()
    assert not scheduling.is_due(task.schedule)
    at.advance(timedelta(minutes=10))
    assert scheduling.is_due(task.schedule)


def test_a_new_schedule_that_people_wait_for_runs_at_once_and_then_in_its_pace(at):
    task = _Task(every=timedelta(minutes=10), due_at_first=True)
    assert scheduling.run(task.schedule, "me") is True
    assert scheduling.run(task.schedule, "me") is False
    assert scheduling.state_of(task.schedule).due == NOW + timedelta(minutes=10)


def test_it_runs_once_when_due_and_is_due_again_later(at):
    task = _Task()
    assert scheduling.run(task.schedule, "me") is False
    at.advance(timedelta(minutes=10))
    assert scheduling.run(task.schedule, "me") is True
    assert scheduling.run(task.schedule, "me") is False
    assert task.runs == [NOW + timedelta(minutes=10)]
    assert scheduling.state_of(task.schedule).due == NOW + timedelta(minutes=20)


def test_many_missed_moments_are_caught_up_by_one_run(at):
    task = _Task(at=time(3))
    scheduling.state_of(task.schedule)
    at.advance(timedelta(days=5))
    assert scheduling.run(task.schedule, "me") is True
    assert scheduling.run(task.schedule, "me") is False
    assert len(task.runs) == 1
    assert scheduling.state_of(task.schedule).due == datetime(2026, 5, 7, 1, tzinfo=UTC)


def test_a_long_run_ends_with_its_worker_and_stays_due(at, monkeypatch):
    monkeypatch.setattr(process, "connection", SimpleNamespace(close=lambda: None))
    runs = []

    def run():
        runs.append("begun")
        schedules.go_on()
        runs.append("ended")

    schedule = Schedule("task", run=run, every=timedelta(minutes=10))
    scheduling.state_of(schedule)
    at.advance(timedelta(minutes=10))
    worker = process.Worker([], [schedule])
    worker.stop()
    worker._run_schedule(schedule)
    assert runs == ["begun"]
    state = ScheduleState.objects.get()
    assert (state.failures, state.finished) == (0, None)
    assert scheduling.run(schedule, "another") is True
    assert runs == ["begun", "begun", "ended"]


def test_a_failed_run_is_tried_again_sooner_and_noted_without_its_text(at):
    task = _Task(every=timedelta(days=1))
    scheduling.state_of(task.schedule)
    at.advance(timedelta(days=1))
    task.broken = True
    assert scheduling.run(task.schedule, "me") is False
    state = ScheduleState.objects.get()
    assert state.failures == 1
    assert state.error.startswith("ValueError at test_scheduling.py:")
    assert "Anna" not in state.error
    assert state.due == NOW + timedelta(days=1, minutes=1)
    at.advance(timedelta(minutes=1))
    task.broken = False
    assert scheduling.run(task.schedule, "me") is True
    state = ScheduleState.objects.get()
    assert (state.failures, state.error) == (0, "")


def test_a_run_that_was_cut_off_is_run_again(at):
    task = _Task()
    scheduling.state_of(task.schedule)
    at.advance(timedelta(minutes=10))
    leases.hold("schedule:task", "dead")
    ScheduleState.objects.update(started=clock.now())
    at.advance(leases.LENGTH)
    assert scheduling.run(task.schedule, "me") is True


def test_what_runs_elsewhere_is_left_alone(at):
    task = _Task()
    scheduling.state_of(task.schedule)
    at.advance(timedelta(minutes=10))
    leases.hold("schedule:task", "another")
    with pytest.raises(scheduling.Busy):
        scheduling.run(task.schedule, "me")
    assert task.runs == []


def test_it_can_be_run_by_hand_at_any_time():
    task = _Task()
    assert scheduling.run(task.schedule, "me", only_if_due=False) is True
    assert len(task.runs) == 1


def test_a_task_longer_than_its_interval_does_not_run_without_pause(at):
    schedule = Schedule("slow", run=lambda: at.advance(timedelta(minutes=25)), every=timedelta(minutes=10))
    scheduling.state_of(schedule)
    at.advance(timedelta(minutes=10))
    scheduling.run(schedule, "me")
    assert scheduling.state_of(schedule).due == clock.now() + timedelta(minutes=10)
