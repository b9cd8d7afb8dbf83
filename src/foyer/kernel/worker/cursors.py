# SPDX-License-Identifier: EUPL-1.2
"""How far each reaction is; only the process that holds its lease may move it."""

from collections.abc import Mapping

from django.db.models import Exists, QuerySet

from foyer.kernel import clock
from foyer.kernel.models import Lease, ReactionCursor
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.worker.reading import Position


class LeaseLost(Exception):
    """Another process has taken over; what this one did since is done again there."""


def lease_name(reaction: str) -> str:
    """Return the name of the lease under which a reaction runs."""
    return f"reaction:{reaction}"


def position(reaction: str, lane: Lane) -> Position:
    """Return how far a reaction has read a lane; a new reaction begins at the oldest news kept."""
    cursor, _ = ReactionCursor.objects.get_or_create(reaction=reaction, lane=lane)
    return Position(cursor.transaction, cursor.event)


def seen_from(reaction: str, lane: Lane) -> Position:
    """Return the same for somebody who only looks, and writes nothing."""
    rows = ReactionCursor.objects.filter(reaction=reaction, lane=lane)
    return Position(*rows.values_list("transaction", "event").first() or ())


def skip(reaction: str, lane: Lane, to: Position) -> None:
    """Let a reaction pass over news that a rebuild from current records has made superfluous.

    Never moves back. It needs no lease: who runs the reaction meanwhile learns of it after a batch at most.
    """
    position(reaction, lane)
    _forward(ReactionCursor.objects.filter(reaction=reaction, lane=lane), to)


def skip_all(reaction: str, to: Mapping[Lane, Position]) -> None:
    """Skip in all lanes, as `skip` does in one."""
    for lane, there in to.items():
        skip(reaction, lane, there)


def move(reaction: str, lane: Lane, to: Position, owner: str) -> Position:
    """Remember that everything up to a position is done; return how far that is.

    It is further on where a rebuild has passed over news meanwhile.

    Raises:
        LeaseLost: the owner does not hold the lease of the reaction.
    """
    mine = Lease.objects.filter(name=lease_name(reaction), owner=owner)
    rows = ReactionCursor.objects.filter(Exists(mine), reaction=reaction, lane=lane)
    if _forward(rows, to):
        return to
    further = rows.values_list("transaction", "event").first()
    if further is None:
        raise LeaseLost(reaction)
    return Position(*further)


def _forward(rows: QuerySet[ReactionCursor], to: Position) -> int:
    """Move cursors that are not past a position there; return how many there were."""
    behind = rows.extra(where=['("transaction", event) <= (%s, %s)'], params=[to.transaction, to.event])
    return behind.update(transaction=to.transaction, event=to.event, moved=clock.now())
