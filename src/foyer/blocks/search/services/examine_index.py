# SPDX-License-Identifier: EUPL-1.2
"""Look at the index as the doctor does: a sample of the records, and how many documents there are."""

from collections.abc import Iterator

from foyer.blocks.offers.public import count, walk
from foyer.blocks.search.engine.folder import NoIndexError
from foyer.blocks.search.engine.mapping import reference_of
from foyer.blocks.search.engine.reader import READER
from foyer.blocks.search.services.compare_index import differing
from foyer.kernel.findings import Finding, Level

_SUBJECT, _KINDS = "search index", ("organizer", "place", "event")
_PLACES, _EACH = 8, 25
_HEAL = "`foyer check search --heal` compares everything, and lets the worker mend it"


def examine_index() -> Iterator[Finding]:
    """Compare items from all over the records with the index. A fixed number of queries."""
    try:
        with READER.searcher() as searcher:
            documents = int(searcher.num_docs)
            sample = [reference for kind in _KINDS for reference in _sample(kind)]
            wrong = sum(1 for _ in differing(searcher, sample))
    except NoIndexError as error:
        yield Finding(
            _SUBJECT, Level.FAULT, f"it cannot be read: {error}", "a worker makes one: does it run?"
        )
        return
    records = sum(count(kind) for kind in _KINDS)
    told = f"{documents} documents for {records} records; of {len(sample)} looked at {wrong} differ"
    if wrong or documents != records:
        # What changed a moment ago is on its way into the index.
        level = Level.WARNING if wrong > 2 or abs(documents - records) > 100 else Level.ADVICE
        yield Finding(_SUBJECT, level, told, _HEAL)
    else:
        yield Finding(_SUBJECT, Level.FINE, told)


def _sample(kind: str) -> Iterator[str]:
    """Go through a few items at places that lie evenly over the row numbers."""
    total = count(kind)
    after = -1
    for place in range(_PLACES):
        after = max(after, place * total // _PLACES)
        for row, public_id in walk(kind, after, _EACH):
            after = row
            yield reference_of(kind, public_id)
