# SPDX-License-Identifier: EUPL-1.2
"""Look at the index as the doctor does: a sample of the records, and how many documents there are."""

from collections.abc import Iterator
from dataclasses import dataclass

from foyer.blocks.offers.public import count, walk
from foyer.blocks.search.engine.folder import NoIndexError
from foyer.blocks.search.engine.mapping import reference_of
from foyer.blocks.search.engine.reader import READER
from foyer.blocks.search.services.compare_index import differing
from foyer.blocks.search.services.fill_index import KINDS, records
from foyer.blocks.search.services.rebuild_index import REACTION
from foyer.kernel.counted import counted
from foyer.kernel.findings import Finding, Level
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.worker import cursors
from foyer.kernel.worker.reading import waiting

_SUBJECT = "search index"
_PLACES, _EACH = 8, 25
_LOOKS = 3
_HEAL = "`foyer check search --heal` compares everything, and lets the worker mend it"


@dataclass(frozen=True)
class _Seen:
    """How many documents and records there are, and how many of those looked at differ."""

    documents: int
    records: int
    looked_at: int
    wrong: int

    @property
    def differs(self) -> bool:
        return bool(self.wrong) or self.documents != self.records


def examine_index() -> Iterator[Finding]:
    """Compare items from all over the records with the index.

    Little may differ as long as news waits. Where none does, even one document too many is wrong: it may be
    of something that was deleted. As changes go on meanwhile, that is looked at several times.
    """
    try:
        for _ in range(_LOOKS):
            seen = _look()
            on_its_way = _waits()
            if not seen.differs or on_its_way:
                break
    except NoIndexError as error:
        yield Finding(
            _SUBJECT, Level.FAULT, f"it cannot be read: {error}", "a worker makes one: does it run?"
        )
        return
    told = (
        f"{counted(seen.documents, 'document')} for {counted(seen.records, 'record')};"
        f" of {seen.looked_at} looked at {counted(seen.wrong, 'differs', 'differ')}"
    )
    if not seen.differs:
        yield Finding(_SUBJECT, Level.FINE, told)
    elif on_its_way and seen.wrong <= 2 and abs(seen.documents - seen.records) <= 100:
        yield Finding(_SUBJECT, Level.ADVICE, f"{told}; changes are on their way", _HEAL)
    else:
        yield Finding(_SUBJECT, Level.WARNING, told, _HEAL)


def _look() -> _Seen:
    """Compare once. A fixed number of queries."""
    with READER.searcher() as searcher:
        documents = int(searcher.num_docs)
        sample = [reference for kind in KINDS for reference in _sample(kind)]
        wrong = sum(1 for _ in differing(searcher, sample)) if sample else 0
    return _Seen(documents, records(), len(sample), wrong)


def _waits() -> bool:
    """Whether there is news of which the index does not know yet."""
    return any(waiting(lane, cursors.seen_from(REACTION, lane))[0] for lane in Lane)


def _sample(kind: str) -> Iterator[str]:
    """Go through a few items at places that lie evenly over the row numbers."""
    total = count(kind)
    after = -1
    for place in range(_PLACES):
        after = max(after, place * total // _PLACES)
        for row, public_id in walk(kind, after, _EACH):
            after = row
            yield reference_of(kind, public_id)
