# SPDX-License-Identifier: EUPL-1.2
"""Keeping changes: rows, history, audit and news of many items, in the transaction of the caller.

The number of statements depends on the kinds and sizes of what is kept, never on each item.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from foyer.blocks.offers.models import KINDS, Event, HistoryEntry, Organizer, Place
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.image_links import keep_image_links
from foyer.blocks.offers.services.rows import fill, instant
from foyer.blocks.offers.services.state import ORDER, Current
from foyer.kernel import audit, clock, outbox, rows
from foyer.kernel.actors import Actor
from foyer.kernel.audit import Deed
from foyer.kernel.ids import NIL
from foyer.kernel.outbox import Lane, News

Numbers = Mapping[str, Mapping[str, int | None]]

BATCH = 500
NOTHING: Numbers = {}
_LINKS_OF = {"event": ("place", "organizer"), "place": ("organizer",), "organizer": ()}
_LINKED: dict[str, type[Place] | type[Organizer]] = {"place": Place, "organizer": Organizer}
_COLUMNS = {
    model: tuple(
        field.attname
        for field in model._meta.concrete_fields  # noqa: SLF001 - Django's documented way to list fields
        if not field.primary_key
    )
    for model in KINDS.values()
}


@dataclass(frozen=True)
class Change:
    """One item that changes: what it was (None: it is new), what it becomes, by which verb.

    `detail` is what the history tells beside the verb: a label, a language, a reason. `playhead` is the
    number from which a new item counts its changes.
    """

    kind: str
    public_id: str
    verb: str
    before: Current | None
    after: State
    properties: Sequence[str] = ()
    detail: str = ""

    @property
    def before_state(self) -> State | None:
        """The state before, None where the item is new."""
        return self.before.state if self.before else None

    playhead: int = 0


def keep(actor: Actor, changes: Sequence[Change], lane: Lane, known: Numbers = NOTHING) -> None:
    """Write changes with their history, audit and news. Call it inside a transaction.

    `known` are row numbers of places and organisers that the caller has looked up already.
    """
    if not changes:
        return
    moment = clock.now().replace(microsecond=0)
    links = _Links(changes, known)
    for kind in ORDER:
        of_kind = [change for change in changes if change.kind == kind]
        items = [_row(change, moment, links) for change in of_kind]
        links.learn(kind, _write(kind, of_kind, items))
        _keep_history(of_kind, actor, moment)
        outbox.append(
            (News(f"offers.{kind}.changed", item.public_id, item.playhead) for item in items),
            lane,
        )
    keep_image_links(changes)
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
        row = KINDS[change.kind](public_id=change.public_id, playhead=change.playhead)
        row.created = instant(change.after.document.get("created")) or moment
    else:
        row = change.before.row
        row.playhead += 1
    fill(row, change.kind, change.after, moment)
    links.put(change, row)
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
        rows.update(model, _COLUMNS[model], _values(old[0]), old[0].pk)
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
    rows.insert(Event, _COLUMNS[Event], [_values(event) for event in new])


def _values(item: Any) -> tuple[Any, ...]:
    """Return the values of all columns but the key, as the driver takes them."""
    return tuple(
        rows.moment(value) if isinstance(value, datetime) else value
        for value in map(item.__dict__.__getitem__, _COLUMNS[type(item)])
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
        ("kind", "public_id", "moment", "author", "client_id", "api_key_id", "verb", "properties", "detail"),
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
                change.detail[:300],
            )
            for change in changes
        ],
    )


class _Links:
    """Row numbers of the places and organisers that changes link to.

    Those that are not known yet take a query a kind; a link that stays as it was takes none.
    """

    def __init__(self, changes: Sequence[Change], known: Numbers) -> None:
        self._numbers = {kind: {**known.get(kind, {})} for kind in _LINKED}
        for kind, model in _LINKED.items():
            self._numbers[kind] |= _numbers(model, self._unknown(kind, changes))

    def _unknown(self, kind: str, changes: Sequence[Change]) -> set[str]:
        links = {getattr(change.after, kind) for change in changes if not _stays(change, kind)}
        return links - {None, NIL} - self._numbers[kind].keys()

    def learn(self, kind: str, rows: Iterable[Any]) -> None:
        """Take in rows that were just inserted."""
        if kind in self._numbers:
            self._numbers[kind].update((row.public_id, row.pk) for row in rows)

    def put(self, change: Change, row: Any) -> None:
        """Set the row numbers of a row."""
        for kind in _LINKS_OF[change.kind]:
            if not _stays(change, kind):
                setattr(row, f"{kind}_id", self._numbers[kind].get(getattr(change.after, kind) or ""))


def _stays(change: Change, kind: str) -> bool:
    """Say whether a link, and the row number that is known for it, stay as they were."""
    if change.before is None or kind not in _LINKS_OF[change.kind]:
        return change.before is not None
    same = getattr(change.before.state, kind) == getattr(change.after, kind)
    return same and getattr(change.before.row, f"{kind}_id") is not None


def _numbers(model: type[Place] | type[Organizer], public_ids: set[str]) -> dict[str, int]:
    if not public_ids:
        return {}
    return dict(model.objects.filter(public_id__in=public_ids).values_list("public_id", "pk"))
