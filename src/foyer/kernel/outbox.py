# SPDX-License-Identifier: EUPL-1.2
"""The outbox: news of changes, appended in their transaction, read by reactions after commit."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from foyer.kernel import clock, rows
from foyer.kernel.models import OutboxEvent
from foyer.kernel.models.outbox_event import Lane

__all__ = ["Lane", "News", "append"]


@dataclass(frozen=True)
class News:
    """One thing that happened: its type (`block.thing.verb-in-past`), whose id, which version."""

    type: str
    aggregate_id: str
    version: int = 0


_COLUMNS = ("lane", "type", "aggregate_id", "version", "moment")


def append(news: Iterable[News], lane: Lane = Lane.OWN) -> None:
    """Append news to the outbox.

    Raises:
        RuntimeError: called outside a transaction, where news could outlive a change undone.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("news is appended in the transaction of the change that it tells of")
    now, number = rows.moment(clock.now()), int(lane)
    rows.insert(
        OutboxEvent,
        _COLUMNS,
        [(number, item.type, item.aggregate_id, item.version, now) for item in news],
    )
