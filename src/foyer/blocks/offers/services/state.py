# SPDX-License-Identifier: EUPL-1.2
"""Items as they are: from rows to the state that the rules change."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import structlog
from django.db import connection

from foyer.blocks.offers import problems
from foyer.blocks.offers.models import KINDS
from foyer.blocks.offers.permissions import Item
from foyer.blocks.offers.queries.addresses import shown
from foyer.blocks.offers.queries.records import DamagedRecordError, record
from foyer.blocks.offers.rules.state import State
from foyer.kernel import rows
from foyer.kernel.problems import Problem

log = structlog.get_logger("foyer.offers")

ORDER = ("organizer", "place", "event")
RECORDED = ("modified", "playhead")
DUPLICATION = ("duplicateOf", "duplicatedBy")
_TABLES = {"event": "offers_event", "place": "offers_place", "organizer": "offers_organizer"}
_HOST = "LEFT JOIN offers_organizer host ON host.id = offers_event.organizer_id "
# What follows the table, up to the ids; and who owns the organiser of an event now.
_CLAUSES = {
    "event": (_HOST + "WHERE offers_event.public_id", ", host.creator"),
    "place": ("WHERE offers_place.public_id", ""),
    "organizer": ("WHERE offers_organizer.public_id", ""),
}


@dataclass(frozen=True)
class Current:
    """An item as it is: its row, its state, and what rights ask about."""

    kind: str
    row: Any
    state: State
    item: Item


def current(kind: str, public_ids: Iterable[str], *, lock: bool) -> dict[str, Current]:
    """Return items by id; one query, none for no ids. `lock` holds their rows until the transaction ends.

    SQLite has no row locks; there the transaction itself is the lock.

    Raises:
        Problem: a record is damaged.
    """
    found, damaged = current_and_damaged(kind, public_ids, lock=lock)
    for problem in damaged.values():
        raise problem
    return found


def current_and_damaged(
    kind: str, public_ids: Iterable[str], *, lock: bool
) -> tuple[dict[str, Current], dict[str, Problem]]:
    """Return items by id, as `current`, and by id the problems of those whose records are damaged."""
    wanted = list(public_ids)
    if not wanted:
        return {}, {}
    clause, extra = _CLAUSES[kind]
    clause += f" IN ({', '.join(['%s'] * len(wanted))}) ORDER BY {_TABLES[kind]}.id"
    if lock and connection.features.has_select_for_update:
        clause += f" FOR UPDATE OF {_TABLES[kind]}"
    found: dict[str, Current] = {}
    damaged: dict[str, Problem] = {}
    for row, owner in rows.read(KINDS[kind], clause, wanted, extra):
        try:
            found[row.public_id] = _current(kind, row, *owner)
        except DamagedRecordError:
            log.warning("record_damaged", kind=kind, id=row.public_id)
            damaged[row.public_id] = problems.damaged(kind, row.public_id)
    return found, damaged


def _current(kind: str, row: Any, owner: str | None = None) -> Current:
    document, internal = record(shown(row.document)), record(shown(row.internal))
    for name in RECORDED:
        document.pop(name, None)
    if kind == "place":
        # Told of a place by others: it stays, whatever the place says of itself.
        row.same_as = {name: document.pop(name) for name in DUPLICATION if name in document}
    state = State(
        document,
        internal,
        (row.place_ref or None) if kind == "event" else None,
        (row.organizer_ref or None) if kind != "organizer" else None,
    )
    contributors = tuple(state.internal.get("contributors", ()))
    return Current(kind, row, state, Item(kind, row.public_id, row.creator, owner or "", contributors))
