# SPDX-License-Identifier: EUPL-1.2
"""Items as they are: from rows to the state that the rules change."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from foyer.blocks.offers.models import KINDS
from foyer.blocks.offers.permissions import Item
from foyer.blocks.offers.queries.addresses import loaded
from foyer.blocks.offers.rules.state import State

ORDER = ("organizer", "place", "event")
RECORDED = ("modified", "playhead")


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
    """
    wanted = list(public_ids)
    if not wanted:
        return {}
    rows: QuerySet[Any] = KINDS[kind].objects.filter(public_id__in=wanted).order_by("id")
    if lock:
        rows = rows.select_for_update(of=("self",))
    if kind == "event":
        rows = rows.select_related("organizer").defer("organizer__document", "organizer__internal")
    return {row.public_id: _current(kind, row) for row in rows}


def _current(kind: str, row: Any) -> Current:
    document = loaded(row.document)
    for name in RECORDED:
        document.pop(name, None)
    state = State(
        document,
        loaded(row.internal),
        (row.place_ref or None) if kind == "event" else None,
        (row.organizer_ref or None) if kind != "organizer" else None,
    )
    owner = row.organizer.creator if kind == "event" and row.organizer else ""
    contributors = tuple(state.internal.get("contributors", ()))
    return Current(kind, row, state, Item(kind, row.public_id, row.creator, owner, contributors))
