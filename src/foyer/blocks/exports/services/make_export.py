# SPDX-License-Identifier: EUPL-1.2
"""Make the file of an export, in turns: find, arrange where that is wanted, write in parts, put together.

The position of the job names files that never change. What a process did after the last position that it
saved is not counted, whoever goes on; two at once cannot spoil each other's work.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from typing import Any

import orjson
from django.conf import settings

from foyer.blocks.exports.folders import Workshop
from foyer.blocks.exports.formats import Entry, Form, Point, form
from foyer.blocks.exports.models import Export
from foyer.blocks.exports.problems import too_many
from foyer.blocks.exports.rules.grouping import NONE, key_of, name_key
from foyer.blocks.exports.rules.orders import Order
from foyer.blocks.exports.rules.values import identifier, point
from foyer.blocks.exports.rules.values import kind as kind_of
from foyer.blocks.exports.services.finish_export import finish_export
from foyer.blocks.jobs.public import Work
from foyer.blocks.offers.public import ODD, of_sound, sound_documents
from foyer.blocks.search.public import references
from foyer.kernel import clock
from foyer.kernel.clock import BRUSSELS

_LOOKED_AT = 500
"""Items of one turn when headings are looked for."""


@dataclass(frozen=True)
class _Position:
    """How far an export is: the file of what was found (`items` lines, `arranged` once in order),
    the files with keys and the parts that were made, up to byte `read` of what was found, of `done` items.

    `written` are those that were still there; `state` is what the next part must know.
    """

    found: str = ""
    items: int = 0
    arranged: bool = False
    keys: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    read: int = 0
    done: int = 0
    written: int = 0
    state: Any = None

    @property
    def files(self) -> list[str]:
        return [*([self.found] if self.found else []), *self.keys, *self.parts]


def make_export(work: Work) -> dict[str, int]:
    """Do the job; return how many items are in the file.

    Raises:
        Problem: the search is refused, or finds more than anybody gets.
    """
    export = Export.objects.filter(file=work.payload["file"]).first()
    if export is None or export.ready is not None:
        return {"items": (export.items if export else 0) or 0}
    shop = Workshop(export.file)
    shop.open()
    position = _Position(**work.position) if work.position else _Position()
    if not shop.has(position.files):
        position = _Position()
    maker = _Maker(work, shop, Order.read(orjson.loads(export.wanted)))
    position = maker.found(position)
    position = maker.arranged(position)
    position = maker.written(position)
    size = maker.put_together(position, export.name)
    finish_export(work.actor, export, position.written, size)
    shop.close()
    return {"items": position.written}


@dataclass
class _Maker:
    work: Work
    shop: Workshop
    order: Order

    def _save(self, position: _Position, done: int) -> None:
        rounds = 2 if self.order.is_arranged else 1
        self.work.save(asdict(position), done, position.items * rounds)

    def found(self, position: _Position) -> _Position:
        """Keep what the search finds, all at one moment."""
        if position.found:
            return position
        most = int(settings.FOYER_EXPORT_MAXIMUM)
        total, found = references(self.order.collection, self.order.parameters, most, self.order.only)
        if total > most:
            raise too_many(total, most)
        name = self.shop.keep(_lines([kind, public_id, ""] for kind, public_id in found))
        position = _Position(found=name, items=len(found), arranged=not self.order.is_arranged)
        self._save(position, 0)
        return position

    def arranged(self, position: _Position) -> _Position:
        """Look at all items, and put them under their headings."""
        while not position.arranged:
            lines, read = self._read(position, _LOOKED_AT)
            if lines:
                made = of_sound(self._keys, lines, lambda line: (line[0], line[1]))
                keys = [*position.keys, self.shop.keep(_lines(made))]
                position = replace(position, keys=keys, read=read, done=position.done + len(lines))
            else:
                found = self.shop.keep(_lines(self._in_order(position.keys)))
                position = _Position(found=found, items=position.items, arranged=True)
            self._save(position, position.done or position.items)
        return position

    def _keys(self, lines: Sequence[Any]) -> list[Any]:
        """Return what lines are sorted by, with their headings and where items lie."""
        key, language = key_of(self.order.grouping), self.order.language
        today = clock.now().astimezone(BRUSSELS).date()
        shown = sound_documents([(kind, public_id) for kind, public_id, *_ in lines])
        made = []
        for kind, public_id, *_ in lines:
            if public_id in shown:
                document = shown[public_id]
                place, heading = key(document, language, today)
                where = point(document) or (None, None)
                sorted_by = [place, str(document.get("startDate", "")), name_key(document, language)]
                made.append([sorted_by, kind, public_id, heading, *where])
        return made

    def _in_order(self, keys: Sequence[str]) -> Iterator[Any]:
        lines = [
            orjson.loads(line) for name in keys for line in (self.shop.path / name).read_bytes().splitlines()
        ]
        if self.order.grouping != NONE:
            lines.sort(key=lambda line: line[0])
        return (line[1:] for line in lines)

    def written(self, position: _Position) -> _Position:
        """Write what was found, a part a page."""
        made = form(self.order.format)
        done = position.items if self.order.is_arranged else 0
        while True:
            lines, read = self._read(position, made.at_once)
            # The first part is made even of nothing: a file without items is a file.
            if not lines and position.parts:
                return position
            shown = sound_documents([(kind, public_id) for kind, public_id, *_ in lines])
            # An item has the number of its line, as on the map, also where others are gone meanwhile.
            entries = [
                Entry(shown[line[1]], line[2], number)
                for number, line in enumerate(lines, position.done + 1)
                if line[1] in shown
            ]
            points = self._points(position) if self.order.has_map and not position.parts else []
            entries, (data, state) = self._part(made, entries, position.state, points)
            position = replace(
                position,
                parts=[*position.parts, self.shop.keep(data)],
                read=read,
                done=position.done + len(lines),
                written=position.written + len(entries),
                state=state,
            )
            self._save(position, done + position.done)

    def _part(
        self, made: Form, entries: list[Entry], state: Any, points: Sequence[Point]
    ) -> tuple[list[Entry], tuple[bytes, Any]]:
        """Return a part with what is in it: those of odd values are left out, and named in the log."""

        def told(some: Sequence[Entry]) -> list[Entry]:
            made.part(some, self.order, state, points)
            return list(some)

        try:
            return entries, made.part(entries, self.order, state, points)
        except ODD:
            sound = of_sound(told, entries, lambda one: (kind_of(one.document), identifier(one.document)))
            return sound, made.part(sound, self.order, state, points)

    def _points(self, position: _Position) -> list[Point]:
        with (self.shop.path / position.found).open("rb") as file:
            lines = enumerate(map(orjson.loads, file), 1)
            return [
                Point(number, line[3], line[4]) for number, line in lines if line[3:4] not in ([], [None])
            ]

    def _read(self, position: _Position, most: int) -> tuple[list[Any], int]:
        """Return the next lines of what was found, and where they end."""
        with (self.shop.path / position.found).open("rb") as file:
            file.seek(position.read)
            lines = list(islice(file, most))
        return [orjson.loads(line) for line in lines], position.read + sum(map(len, lines))

    def put_together(self, position: _Position, name: str) -> int:
        """Make the whole file of the parts, and show it; return its size."""
        parts = [self.shop.path / part for part in position.parts]
        with self.shop.publishing(name) as file:
            form(self.order.format).write(file, parts, self.order)
        return self.shop.size(name)


def _lines(values: Any) -> bytes:
    return b"".join(orjson.dumps(value) + b"\n" for value in values)
