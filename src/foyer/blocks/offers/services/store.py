# SPDX-License-Identifier: EUPL-1.2
"""Keeping changes: rows, history, audit and news of many items, in the transaction of the caller.

The number of statements depends on the kinds and sizes of what is kept, never on each item.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from foyer.blocks.offers.models import KINDS, Event, HistoryEntry, Organizer, Place
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.rows import fill, instant
from foyer.blocks.offers.services.state import ORDER, Current
from foyer.kernel import audit, clock, outbox, rows
from foyer.kernel.actors import Actor
from foyer.kernel.audit import Deed
from foyer.kernel.ids import NIL
from foyer.kernel.outbox import Lane, News

BATCH = 500
_EVENT_COLUMNS = tuple(
    field.attname
    for field in Event._meta.concrete_fields  # noqa: SLF001 - Django's documented way to list fields
    if not field.primary_key
)


@dataclass(frozen=True)
class Change:
    """One item that changes: what it was (None: it is new), what it becomes, by which verb."""

    kind: str
    public_id: str
    verb: str
    before: Current | None
    after: State
    properties: Sequence[str] = ()


def keep(actor: Actor, changes: Sequence[Change], lane: Lane) -> None:
    """Write changes with their history, audit and news. Call it inside a transaction."""
    if not changes:
        return
    moment = clock.now().replace(microsecond=0)
    links = _Links(changes)
    for kind in ORDER:
        of_kind = [change for change in changes if change.kind == kind]
        items = [_row(change, moment, links) for change in of_kind]
        links.learn(kind, _write(kind, of_kind, items))
        _keep_history(of_kind, actor, moment)
        outbox.append(
            (News(f"offers.{kind}.changed", item.public_id, item.playhead) for item in items),
            lane,
        )
    audit.record(
        actor,
        (
            Deed(
                change.verb,
                change.kind,
                change.public_id,
                {"properties": list(change.properties)} if change.before else None,
            )
            for change in changes
        ),
    )


def _row(change: Change, moment: datetime, links: "_Links") -> Any:
    if change.before is None:
        row = KINDS[change.kind](public_id=change.public_id, playhead=0)
        row.created = instant(change.after.document.get("created")) or moment
    else:
        row = change.before.row
        row.playhead += 1
    fill(row, change.kind, change.after, moment)
    links.put(change.kind, row)
    return row


def _write(kind: str, changes: Iterable[Change], items: Sequence[Any]) -> list[Any]:
    """Insert new rows and update others; return the new ones, with their numbers."""
    model = KINDS[kind]
    new: list[Any] = []
    old: list[Any] = []
    for change, item in zip(changes, items, strict=True):
        (new if change.before is None else old).append(item)
    if kind == "event":
        # Nothing links to events, so that their numbers are not needed: half the time of bulk_create().
        _insert_events(new)
    elif new:
        model.objects.bulk_create(new, batch_size=BATCH)
    if len(old) == 1:
        old[0].save(force_update=True)
    elif old:
        fields = model._meta.concrete_fields  # noqa: SLF001 - Django's documented way to list fields
        names = [one.name for one in fields if one.name not in ("id", "public_id")]
        # The rows are locked and exist, so that the insert always turns into an update: one statement
        # for many rows, where bulk_update() would build one CASE a column.
        model.objects.bulk_create(
            old, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=names
        )
    return new


def _insert_events(new: Sequence[Event]) -> None:
    rows.insert(
        Event,
        _EVENT_COLUMNS,
        [
            tuple(
                rows.moment(value) if isinstance(value, datetime) else value
                for value in map(event.__dict__.__getitem__, _EVENT_COLUMNS)
            )
            for event in new
        ],
    )


def _keep_history(changes: Sequence[Change], actor: Actor, moment: datetime) -> None:
    now, author, client, key = (
        rows.moment(moment),
        actor.name,
        actor.client_id or "",
        actor.api_key_id or "",
    )
    rows.insert(
        HistoryEntry,
        ("kind", "public_id", "moment", "author", "client_id", "api_key_id", "verb", "properties"),
        [
            (
                change.kind,
                change.public_id,
                now,
                author,
                client,
                key,
                change.verb,
                " ".join(change.properties),
            )
            for change in changes
        ],
    )


class _Links:
    """Row numbers of the places and organisers that changes link to; two queries."""

    def __init__(self, changes: Sequence[Change]) -> None:
        states = [change.after for change in changes]
        self._numbers: dict[str, dict[str, int]] = {
            "place": _numbers(Place, {state.place for state in states}),
            "organizer": _numbers(Organizer, {state.organizer for state in states}),
        }

    def learn(self, kind: str, rows: Iterable[Any]) -> None:
        """Take in rows that were just inserted."""
        if kind in self._numbers:
            self._numbers[kind].update((row.public_id, row.pk) for row in rows)

    def put(self, kind: str, row: Any) -> None:
        """Set the row numbers of a row whose references are set."""
        if kind != "organizer":
            row.organizer_id = self._numbers["organizer"].get(row.organizer_ref)
        if kind == "event":
            row.place_id = self._numbers["place"].get(row.place_ref)


def _numbers(model: type[Place] | type[Organizer], public_ids: set[str | None]) -> dict[str, int]:
    wanted = public_ids - {None, NIL}
    if not wanted:
        return {}
    return dict(model.objects.filter(public_id__in=wanted).values_list("public_id", "pk"))
