# SPDX-License-Identifier: EUPL-1.2
"""Reading the outbox in order, never past a transaction that is still open.

On PostgreSQL a row gets its number when it is written and is seen when its transaction commits, so
that a smaller number can appear after a larger one was read. Rows are therefore read by
(transaction, id) and only below the oldest transaction still running. SQLite has one writer at a
time: there ids appear in order and all transaction numbers are 0.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from foyer.kernel.models import OutboxEvent, ReactionCursor
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.worker.renumbering import renumber

# What this very transaction wrote is always read: nothing of it can appear later.
_HORIZON = (
    ' AND ("transaction" < pg_snapshot_xmin(pg_current_snapshot())::text::bigint'
    ' OR "transaction" = pg_current_xact_id_if_assigned()::text::bigint)'
)
COUNTED = 100_000
"""Where many ask how much waits, nobody counts more than this."""

_TABLE = OutboxEvent._meta.db_table  # noqa: SLF001 - Django documents _meta


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in one lane of the outbox."""

    transaction: int = 0
    event: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the outbox."""

    position: Position
    type: str
    aggregate_id: str
    version: int


def _past(lane: Lane, after: Position) -> tuple[str, list[int]]:
    """Return what chooses the rows of a lane that follow a position, from FROM on, and its parameters.

    SQLite finds its way in the index by two columns compared at once only to the first of them, which is
    the same in all rows there: it would read all rows that are kept, at each look.
    """
    if connection.vendor == "postgresql":
        where = f'FROM {_TABLE} WHERE lane = %s AND ("transaction", id) > (%s, %s){_HORIZON}'
        return where, [int(lane), after.transaction, after.event]
    where = f'FROM {_TABLE} WHERE lane = %s AND "transaction" = 0 AND id > %s'
    return where, [int(lane), after.event]


def read(lane: Lane, after: Position, limit: int) -> list[Row]:
    """Return at most `limit` rows of a lane that follow a position, in order."""
    where, parameters = _past(lane, after)
    sql = f'SELECT id, "transaction", type, aggregate_id, version {where} ORDER BY "transaction", id LIMIT %s'
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, limit])
        return [
            Row(Position(number, id_), type_, aggregate_id, version)
            for id_, number, type_, aggregate_id, version in cursor.fetchall()
        ]


def last(lane: Lane) -> Position:
    """Return the place of the last row of a lane that can be read now; the beginning where there is none."""
    where, parameters = _past(lane, Position())
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT "transaction", id {where} ORDER BY "transaction" DESC, id DESC LIMIT 1', parameters
        )
        row = cursor.fetchone()
    return Position(*row) if row else Position()


def ends() -> dict[Lane, Position]:
    """Return the same for every lane."""
    return {lane: last(lane) for lane in Lane}


def up_to(rows: QuerySet[OutboxEvent], last: Position) -> QuerySet[OutboxEvent]:
    """Return those rows that do not lie past a position."""
    rows = rows.extra(where=['("transaction", id) <= (%s, %s)'], params=[last.transaction, last.event])
    # What the pair says already lets SQLite end where it ends.
    return rows if connection.vendor == "postgresql" else rows.filter(id__lte=last.event)


def waiting(lane: Lane, after: Position, types: Collection[str] | None = None) -> tuple[int, datetime | None]:
    """Return how many rows follow a position, of all types or of these, and the moment of the oldest."""
    rows = _following(lane, after)
    if types is not None:
        rows = rows.filter(type__in=types)
    return rows.count(), _oldest(rows)


def backlogs(lane: Lane, positions: Iterable[Position]) -> dict[Position, tuple[int, datetime | None]]:
    """Return what `waiting` tells of several positions of a lane; `COUNTED` stands for so many rows and more.

    However many readers wait for a row, it is counted once: what follows a position is what lies between it
    and the next one, and what follows that.
    """
    found: dict[Position, tuple[int, datetime | None]] = {}
    total, end = 0, None
    for position in sorted(set(positions), reverse=True):
        rows = _following(lane, position)
        if total < COUNTED:
            new = rows if end is None else up_to(rows, end)
            total += new[: COUNTED - total].count()
        found[position] = (total, _oldest(rows))
        end = position
    return found


def _following(lane: Lane, after: Position) -> QuerySet[OutboxEvent]:
    """Return the rows of a lane that follow a position, as they are found soonest."""
    rows = OutboxEvent.objects.filter(lane=lane)
    if connection.vendor == "postgresql":
        return rows.extra(where=['("transaction", id) > (%s, %s)'], params=[after.transaction, after.event])
    return rows.filter(transaction=0, id__gt=after.event)


def _oldest(rows: QuerySet[OutboxEvent]) -> datetime | None:
    return rows.order_by("transaction", "id").values_list("moment", flat=True).first()


def adopt_foreign_numbers() -> None:
    """Number rows and cursors anew that carry transaction numbers of another PostgreSQL cluster.

    After a move of the database into a new cluster, numbers begin low again: rows would stay beyond the
    horizon and cursors ahead of all news.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        (ahead,) = cursor.fetchone()
    foreign = OutboxEvent.objects.filter(transaction__gt=ahead)
    if foreign.exists() or ReactionCursor.objects.filter(transaction__gt=ahead).exists():
        renumber()
