# SPDX-License-Identifier: EUPL-1.2
"""Writing some hundred events with the places and organisers that they need, as one step."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from foyer.blocks.imports.rules.documents import fingerprint
from foyer.blocks.offers.public import Outcome, Source, Write, url, write_many
from foyer.kernel.actors import Actor

Json = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """One thing to write: its document with links as `kind/id`, and where it came from.

    `facilities` replace those that it has; None leaves them.
    """

    kind: str
    key: str
    mark: str
    document: Json
    id: str | None = None
    geo: tuple[float, float] | None = None
    facilities: tuple[str, ...] | None = None


@dataclass
class Written:
    """What became of items, by key; and why, where they were refused."""

    states: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, list[str]] = field(default_factory=dict)


def item_mark(document: Json, *more: object) -> str:
    """Return the fingerprint under which an item is remembered."""
    return fingerprint(document, *more)


def write_chunk(
    actor: Actor, system: str, parts: Sequence[Item], events: Sequence[Item], *, dry_run: bool
) -> Written:
    """Write places and organisers (`parts`), then events; each of the two in one transaction.

    An event whose place was refused is not written; one whose organiser was refused is written
    without it. With `dry_run` all of it is done and undone.
    """
    written = Written()
    with _undone(dry_run):
        _keep(written, parts, write_many(actor, [_write(system, item) for item in parts]) if parts else [])
        events = [_without_refused(item, written) for item in events if not _lost_place(item, written)]
        _keep(written, events, write_many(actor, [_write(system, item) for item in events]) if events else [])
    return written


@contextmanager
def _undone(dry_run: bool) -> Iterator[None]:
    """Undo on the way out what was done within, where that is asked for."""
    if not dry_run:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _keep(written: Written, items: Sequence[Item], outcomes: Sequence[Outcome]) -> None:
    for item, outcome in zip(items, outcomes, strict=True):
        written.states[item.key] = outcome.state
        if outcome.state == "refused":
            written.reasons[item.key] = [f"{error.pointer}: {error.text}" for error in outcome.errors]


def _lost_place(item: Item, written: Written) -> bool:
    """Note an event whose place was refused, and say so."""
    key = item.document["location"]["@id"].replace("/", ":", 1)
    if written.states.get(key) != "refused":
        return False
    written.states[item.key] = "refused"
    written.reasons[item.key] = [f"the place was refused: {reason}" for reason in written.reasons[key]]
    return True


def _without_refused(item: Item, written: Written) -> Item:
    link = item.document.get("organizer", {}).get("@id", "")
    if written.states.get(link.replace("/", ":", 1)) != "refused":
        return item
    document = {name: value for name, value in item.document.items() if name != "organizer"}
    return Item(item.kind, item.key, "", document, item.id, item.geo, item.facilities)


def _write(system: str, item: Item) -> Write:
    document = dict(item.document)
    for name in ("location", "organizer"):
        if name in document:
            kind, _, public_id = document[name]["@id"].partition("/")
            document[name] = {"@id": url(kind, public_id)}
    source = Source(system, item.key, item.mark)
    return Write(item.kind, document, id=item.id, source=source, geo=item.geo, facilities=item.facilities)
