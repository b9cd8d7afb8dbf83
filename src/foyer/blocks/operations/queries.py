# SPDX-License-Identifier: EUPL-1.2
"""The state of an installation; the number of queries depends only on how many reactions there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from foyer.blocks.operations.rules.condition import Work
from foyer.blocks.operations.rules.spans import span
from foyer.kernel import clock, reactions, running
from foyer.kernel.models import AuditEntry, FailedNews
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.running import ScheduleLine
from foyer.kernel.worker import cursors
from foyer.kernel.worker.reading import waiting

SHOWN = 50
CHANGES_SHOWN = 20

__all__ = [
    "SHOWN", "ReactionState", "ScheduleLine", "dead_letters", "failed_news", "latest_changes",
    "reaction_states", "schedule_lines", "work",
]  # fmt: skip


@dataclass(frozen=True)
class ReactionState:
    """How far one reaction is: news that waits in each lane, and for how many seconds the oldest does."""

    name: str
    own: int
    bulk: int
    seconds: int
    is_attended: bool

    @property
    def waiting(self) -> int:
        """News that waits in both lanes."""
        return self.own + self.bulk

    @property
    def age(self) -> str:
        """How long the oldest waits, in short."""
        return span(self.seconds)


def reaction_states() -> Sequence[ReactionState]:
    """Return the state of each reaction, by name."""
    alone = set(running.unattended())
    states = []
    for reaction in reactions.registered():
        own, bulk = (waiting(lane, cursors.seen_from(reaction.name, lane)) for lane in Lane)
        oldest = min((moment for _, moment in (own, bulk) if moment), default=None)
        age = int((clock.now() - oldest).total_seconds()) if oldest else 0
        states.append(ReactionState(reaction.name, own[0], bulk[0], age, reaction.name not in alone))
    return states


def failed_news() -> Sequence[FailedNews]:
    """Return the first of the news that could not be handled: those given up first, then the oldest."""
    return list(FailedNews.objects.order_by("-attempts", "id")[:SHOWN])


def dead_letters() -> tuple[int, int]:
    """Return how much news nobody tries again, and how much is still being tried. One query each."""
    dead = FailedNews.objects.filter(due=None).count()
    return dead, FailedNews.objects.count() - dead


def schedule_lines() -> Sequence[ScheduleLine]:
    """Return all schedules: those that are late or fail first, then by name. One query."""
    return sorted(running.schedule_lines(), key=lambda line: (not line.failures, not line.is_late, line.name))


def latest_changes() -> Sequence[AuditEntry]:
    """Return the last changes, newest first."""
    return list(AuditEntry.objects.order_by("-id")[:CHANGES_SHOWN])


def work(states: Sequence[ReactionState], lines: Sequence[ScheduleLine]) -> Work:
    """Sum up what was seen. Two queries."""
    dead, trying = dead_letters()
    return Work(
        is_attended=any(state.is_attended for state in states),
        seconds=max((state.seconds for state in states), default=0),
        dead=dead,
        trying=trying,
        late=sum(line.is_late for line in lines),
        failing=sum(line.failures > 0 for line in lines),
        alone=sum(not state.is_attended for state in states),
    )
