# SPDX-License-Identifier: EUPL-1.2
"""The state of an installation; the number of queries depends only on how many reactions there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from foyer.kernel import clock, reactions, schedules
from foyer.kernel.models import AuditEntry, FailedNews, ScheduleState
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.worker import cursors
from foyer.kernel.worker.reading import waiting

SHOWN = 50


@dataclass(frozen=True)
class LaneState:
    """How far one reaction is in one lane: news that waits, and for how many seconds the oldest does."""

    reaction: str
    lane: str
    waiting: int
    seconds: int


@dataclass(frozen=True)
class ScheduleLine:
    """One schedule: when it is due, when it last ended, and how often it failed since."""

    name: str
    due: datetime | None
    finished: datetime | None
    failures: int
    error: str


def lanes() -> Sequence[LaneState]:
    """Return the state of each reaction in each lane."""
    lines = []
    for reaction in reactions.registered():
        for lane in Lane:
            count, oldest = waiting(lane, cursors.position(reaction.name, lane))
            age = int((clock.now() - oldest).total_seconds()) if oldest else 0
            lines.append(LaneState(reaction.name, lane.name.lower(), count, age))
    return lines


def failed_news() -> Sequence[FailedNews]:
    """Return the first of the news that could not be handled, oldest first."""
    return list(FailedNews.objects.order_by("id")[:SHOWN])


def schedule_lines() -> Sequence[ScheduleLine]:
    """Return all schedules with the state of those that were planned at least once."""
    states = {state.name: state for state in ScheduleState.objects.all()}
    lines = []
    for schedule in schedules.registered():
        state = states.get(schedule.name)
        if state is None:
            lines.append(ScheduleLine(schedule.name, None, None, 0, ""))
        else:
            lines.append(ScheduleLine(state.name, state.due, state.finished, state.failures, state.error))
    return lines


def latest_changes() -> Sequence[AuditEntry]:
    """Return the last changes, newest first."""
    return list(AuditEntry.objects.order_by("-id")[:SHOWN])
