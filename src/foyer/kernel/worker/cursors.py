# SPDX-License-Identifier: EUPL-1.2
"""How far each reaction is; only the process that holds its lease may move it."""

from django.db.models import Exists

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

    Never moves back. It needs no lease: whoever runs the reaction meanwhile may put the cursor where it was,
    and then handles that news as well.
    """
    position(reaction, lane)
    behind = ReactionCursor.objects.filter(reaction=reaction, lane=lane).extra(
        where=['("transaction", event) < (%s, %s)'], params=[to.transaction, to.event]
    )
    behind.update(transaction=to.transaction, event=to.event, moved=clock.now())


def move(reaction: str, lane: Lane, to: Position, owner: str) -> None:
    """Remember that everything up to a position is done.

    Raises:
        LeaseLost: the owner does not hold the lease of the reaction.
    """
    mine = Lease.objects.filter(name=lease_name(reaction), owner=owner)
    moved = ReactionCursor.objects.filter(Exists(mine), reaction=reaction, lane=lane).update(
        transaction=to.transaction, event=to.event, moved=clock.now()
    )
    if not moved:
        raise LeaseLost(reaction)
