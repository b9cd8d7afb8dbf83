# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody works: the worker, what waits for it, what it gave up, and what is due."""

from collections.abc import Iterator
from datetime import timedelta

from foyer.kernel import clock, reactions, schedules
from foyer.kernel.counted import counted
from foyer.kernel.findings import Finding, Level
from foyer.kernel.models import FailedNews, Lease, ReactionCursor, ScheduleState
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.running import unattended
from foyer.kernel.worker.reading import Position, waiting

LATE = {Lane.OWN: timedelta(minutes=1), Lane.BULK: timedelta(hours=1)}
"""So long news may wait in each lane: a person waits for the first."""

OVERDUE = timedelta(minutes=15)

_A_BATCH = timedelta(minutes=2)
"""So long a batch of the bulk lane may take at most, on a machine with much else to do."""


def examine_worker() -> Iterator[Finding]:
    """Look for a process that holds the lease of a reaction, and for reactions that none holds."""
    held = Lease.objects.filter(name__startswith="reaction:", until__gt=clock.now()).exclude(owner="")
    owners = set(held.values_list("owner", flat=True))
    if not owners:
        yield Finding(
            "worker",
            Level.WARNING,
            "no worker runs: searches do not follow changes, and nothing that is due happens",
            "start one: `foyer worker` or your service",
        )
        return
    yield Finding("worker", Level.FINE, f"{len(owners)} at work")
    if left := unattended():
        yield Finding(
            "worker",
            Level.WARNING,
            f"no worker does the work of {', '.join(left)}",
            "restart the workers: they may still be of an earlier version",
        )


def examine_news() -> Iterator[Finding]:
    """Look at how long news waits, and at what was given up."""
    for lane in Lane:
        yield from _examine_lane(lane)
    dead = FailedNews.objects.filter(due=None).count()
    if dead:
        yield Finding(
            "news",
            Level.WARNING,
            f"{counted(dead, 'dead letter')}: news that no reaction could handle",
            "`foyer events` shows them; when the cause is mended: `foyer events --retry all`",
        )
    tried = FailedNews.objects.exclude(due=None).count()
    if tried:
        yield Finding(
            "news",
            Level.ADVICE,
            f"{counted(tried, 'piece')} of news failed, to be tried again",
            "`foyer events`",
        )


def _examine_lane(lane: Lane) -> Iterator[Finding]:
    """Look at reactions that have begun: one that an upgrade brings begins with workers of that version."""
    known = [reaction.name for reaction in reactions.registered()]
    behind = []
    for cursor in ReactionCursor.objects.filter(lane=lane, reaction__in=known):
        count, oldest = waiting(lane, Position(cursor.transaction, cursor.event))
        late = clock.now() - oldest if oldest else timedelta(0)
        if late > LATE[lane]:
            goes_on = cursor.moved is not None and clock.now() - cursor.moved < _A_BATCH
            behind.append((late, count, cursor.reaction, goes_on))
    if not behind:
        return
    late, count, name, _ = max(behind)
    told = (
        f"{counted(len(behind), 'reaction is', 'reactions are')} behind in the {lane.name.lower()} lane,"
        f" {name} most: {late.total_seconds():.0f} seconds, {counted(count, 'waits', 'wait')}"
    )
    # Nobody waits for what came in bulk, as long as it is being worked at.
    if lane is Lane.BULK and all(goes_on for *_, goes_on in behind):
        yield Finding("news", Level.ADVICE, f"{told}; they catch up", "`foyer events` shows each")
    else:
        yield Finding(
            "news",
            Level.WARNING,
            told,
            "does a worker run? `foyer events` shows each; after a large import or an upgrade this passes",
        )


def examine_schedules() -> Iterator[Finding]:
    """Look for what should have happened, and for what fails."""
    known = {schedule.name for schedule in schedules.registered()}
    for state in ScheduleState.objects.filter(name__in=known).order_by("name"):
        if state.failures:
            yield Finding(
                "schedules",
                Level.WARNING,
                f"{state.name} failed {counted(state.failures, 'time')}: {state.error}",
                f"the log of the worker says why; then `foyer schedule run {state.name}`",
            )
        elif state.due < clock.now() - OVERDUE:
            late = (clock.now() - state.due).total_seconds() / 60
            yield Finding(
                "schedules",
                Level.WARNING,
                f"{state.name} is {late:.0f} minutes overdue",
                "does a worker run?",
            )
