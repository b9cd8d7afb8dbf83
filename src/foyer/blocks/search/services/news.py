# SPDX-License-Identifier: EUPL-1.2
"""What news says of the index: which document is to be made anew."""

from collections.abc import Mapping

from foyer.blocks.search.engine.mapping import reference_of
from foyer.blocks.search.services.mark_stale import STALE
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.worker.reading import Position, ends, read

_KINDS = {
    "offers.event.changed": "event",
    "offers.place.changed": "place",
    "offers.organizer.changed": "organizer",
}
TYPES = frozenset({*_KINDS, STALE})
_AT_ONCE = 1000


def reference_told(type_: str, aggregate_id: str) -> str:
    """Return the reference of the document that news of one of these types is about."""
    return aggregate_id if type_ == STALE else reference_of(_KINDS[type_], aggregate_id)


def told_since(known: Mapping[Lane, Position]) -> list[str]:
    """Return the references that news after these places tells of, up to now, each once, handled or not."""
    found: dict[str, None] = {}
    now = ends()
    for lane, begun in known.items():
        place = begun
        while place != now[lane] and (rows := read(lane, place, _AT_ONCE)):
            place = rows[-1].position
            told = (row for row in rows if row.type in TYPES)
            found.update((reference_told(row.type, row.aggregate_id), None) for row in told)
    return list(found)
