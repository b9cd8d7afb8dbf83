# SPDX-License-Identifier: EUPL-1.2
"""Numbering news anew where its transaction numbers are those of another PostgreSQL cluster."""

from django.db import connection, transaction
from django.db.models import Max, Min

from foyer.kernel.models import OutboxEvent, ReactionCursor
from foyer.kernel.models.outbox_event import Lane


def renumber() -> None:
    """Give all news the transaction number 0, and each cursor the place in it where it was.

    Transactions that ran at the same time may have taken ids in turns: what a cursor had passed and lies
    after something that it had not is handled again, as at least once allows; nothing is passed over.
    """
    if connection.vendor != "postgresql":
        return
    with transaction.atomic():
        for cursor in ReactionCursor.objects.select_for_update():
            cursor.event = _passed(cursor)
            cursor.transaction = 0
            cursor.save(update_fields=["transaction", "event"])
        OutboxEvent.objects.exclude(transaction=0).update(transaction=0)


def _passed(cursor: ReactionCursor) -> int:
    """Return the id up to which a cursor has passed everything."""
    news = OutboxEvent.objects.filter(lane=Lane(cursor.lane))
    ahead = news.extra(
        where=['("transaction", id) > (%s, %s)'], params=[cursor.transaction, cursor.event]
    ).aggregate(first=Min("id"))["first"]
    if ahead is not None:
        return int(ahead) - 1
    return max(cursor.event, int(news.aggregate(last=Max("id"))["last"] or 0))
