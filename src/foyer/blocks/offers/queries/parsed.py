# SPDX-License-Identifier: EUPL-1.2
"""Documents as values, for whoever reads what is in them rather than passing them on.

The same as `documents`, parsed: but a place or organiser that many items of a batch show is parsed once.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import structlog

from foyer.blocks.offers.ports import ports
from foyer.blocks.offers.queries.addresses import PLURAL, loaded, shown, url
from foyer.blocks.offers.queries.curated import curated
from foyer.blocks.offers.queries.documents import NIL_PLACE, linked, productions_of, rows_of
from foyer.blocks.offers.queries.records import DamagedRecordError, record
from foyer.kernel.ids import NIL

log = structlog.get_logger("foyer.offers")

Json = dict[str, Any]

_BESIDE = {
    "event": ("e.internal", "p.latitude", "p.longitude"),
    "place": ("p.internal", "p.latitude", "p.longitude"),
    "organizer": ("o.internal", "NULL", "NULL"),
}


class Parsed(NamedTuple):
    """A document with its place and organiser in it, and who may change it besides its owner.

    `point` is where its place lies (latitude, longitude), however well that is known: the document tells it
    only where it is that of the address itself.
    Items of one batch share the values of their places and organisers: read them, change nothing.
    """

    document: Json
    contributors: Sequence[str]
    point: tuple[float, float] | None = None


def parsed(kind_ids: Sequence[tuple[str, str]]) -> dict[str, Parsed]:
    """Return items by id; absent are unknown ids, and what cannot be read as somebody damaged its record.

    Where the record of a place or organiser is damaged, what shows it has its link alone.
    One query a kind and 2,000 items, and what the ports need.
    """
    found: dict[str, Parsed] = {}
    for kind in PLURAL:
        wanted = list(dict.fromkeys(public_id for of, public_id in kind_ids if of == kind))
        if not wanted:
            continue
        rows: list[tuple[Any, ...]] = list(rows_of(kind, wanted, *_BESIDE[kind]))
        batch = _Batch([row[3:] for row in rows] if kind == "event" else ())
        for internal, latitude, longitude, *row in rows:
            try:
                document = batch.document(kind, row)
                beside = record(internal) if '"contributors"' in internal else {}
            except DamagedRecordError:
                # One record must not take searches from all others. `foyer check search` names it.
                log.warning("record_damaged", kind=kind, id=row[0])
                continue
            point = None if latitude is None else (latitude, longitude)
            found[row[0]] = Parsed(document, beside.get("contributors", ()), point)
        if kind == "place" and NIL in wanted:
            found[NIL] = Parsed(loaded(NIL_PLACE), ())
    return found


class _Batch:
    """What the items of one batch show in common."""

    def __init__(self, events: Sequence[tuple[str, ...]]) -> None:
        self._productions = productions_of(events)
        self._curators = ports().curators([row[0] for row in events])
        self._shared: dict[tuple[str, str], Json] = {}

    def document(self, kind: str, row: Sequence[str]) -> Json:
        """Return the document of a row of `rows_of`.

        Raises:
            DamagedRecordError: its own part cannot be read.
        """
        public_id, own, *links = row
        document = record(shown(own))
        if kind == "event":
            managed = self._curators.managed
            if managed:
                text = curated(own, managed, self._curators.given.get(public_id, ()))
                document = document if text is own else loaded(text)
            document["location"] = self._place(*links[1:5])
            document["production"] = self._productions.get(public_id)
        if kind != "organizer" and links[-2]:
            document["organizer"] = self._organizer(links[-2], links[-1])
        return document

    def _place(self, reference: str, own: str | None, organizer_ref: str, organizer: str | None) -> Json:
        key = ("place", reference)
        if key not in self._shared:
            if reference == NIL:
                place: Json = loaded(NIL_PLACE)
            elif (known := linked("place", reference, own)) is None:
                place = {"@type": "Place", "@id": url("place", reference)}
            else:
                place = known
                if organizer_ref:
                    place["organizer"] = self._organizer(organizer_ref, organizer)
            self._shared[key] = place
        return self._shared[key]

    def _organizer(self, reference: str, text: str | None) -> Json:
        key = ("organizer", reference)
        if key not in self._shared:
            known = linked("organizer", reference, text)
            self._shared[key] = {"@id": url("organizer", reference)} if known is None else known
        return self._shared[key]
