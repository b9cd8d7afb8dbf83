# SPDX-License-Identifier: EUPL-1.2
"""Running schedules when they are due: each at most once at a time over all processes, missed ones once."""

from datetime import timedelta

import structlog

from foyer.kernel import clock
from foyer.kernel.models import ScheduleState
from foyer.kernel.schedules import Schedule, Stopped
from foyer.kernel.worker import leases
from foyer.kernel.worker.failures import place_of
from foyer.kernel.worker.recovery import drop_broken_connection

log = structlog.get_logger("foyer.worker")


class Busy(Exception):
    """The schedule is running in another process."""


def state_of(schedule: Schedule) -> ScheduleState:
    """Return the state of a schedule; one that is new is due at its next moment, or now where it says so.

    One that is due later than it can be was planned by a clock that ran ahead: it is planned anew, or it
    would wait until the clock is there again.
    """
    now = clock.now()
    latest = schedule.next_after(now)
    first = now if schedule.due_at_first else latest
    state, _ = ScheduleState.objects.get_or_create(name=schedule.name, defaults={"due": first})
    if state.due > latest:
        log.warning("schedule was planned too far ahead", schedule=schedule.name)
        ScheduleState.objects.filter(pk=state.pk, due=state.due).update(due=latest)
        state.due = latest
    return state


def is_due(schedule: Schedule) -> bool:
    """Say whether a schedule should run now."""
    return state_of(schedule).due <= clock.now()


def run(schedule: Schedule, owner: str, *, only_if_due: bool = True) -> bool:
    """Run a schedule and note how it went; return whether it ran and succeeded.

    Raises:
        Busy: another process runs it.
    """
    lease = f"schedule:{schedule.name}"
    if not leases.hold(lease, owner):
        raise Busy(schedule.name)
    try:
        # Another process may have run it between the look at the table and the lease.
        if only_if_due and not is_due(schedule):
            return False
        return _run(schedule)
    finally:
        leases.release(lease, owner)


def _run(schedule: Schedule) -> bool:
    state = state_of(schedule)
    started = clock.now()
    ScheduleState.objects.filter(pk=state.pk).update(started=started)
    try:
        schedule.run()
    except Stopped:
        log.info("schedule stopped", schedule=schedule.name)
        return False
    except Exception as error:
        drop_broken_connection()
        log.exception("schedule failed", schedule=schedule.name)
        wait = timedelta(minutes=min(60, 2 ** min(state.failures, 6)))
        ScheduleState.objects.filter(pk=state.pk).update(
            due=min(clock.now() + wait, schedule.next_after(clock.now())),
            failures=min(state.failures + 1, 1000),
            error=place_of(error),
        )
        return False
    due = schedule.next_after(started)
    if due <= clock.now():  # it took longer than its interval
        due = schedule.next_after(clock.now())
    ScheduleState.objects.filter(pk=state.pk).update(due=due, finished=clock.now(), failures=0, error="")
    return True
