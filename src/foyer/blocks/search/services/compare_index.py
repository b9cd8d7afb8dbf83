# SPDX-License-Identifier: EUPL-1.2
"""Compare the live index with the records, and let the differences be indexed anew."""

import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from tantivy import Query, Searcher

from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.hits import Numbers, everything, some
from foyer.blocks.search.engine.mapping import digest_of, number_of
from foyer.blocks.search.engine.reader import READER
from foyer.blocks.search.services.fill_index import records, references
from foyer.blocks.search.services.gather import batches, digests_of, there
from foyer.blocks.search.services.mark_stale import mark_stale
from foyer.blocks.search.services.walk_index import walk_index
from foyer.blocks.search.services.with_helpers import with_helpers
from foyer.kernel.reactions import Progress

_BATCH = 1000
_PAUSE_SECONDS = 2.0


@dataclass(frozen=True, order=True, slots=True)
class Difference:
    """An item that the index has otherwise than the records: `missing`, `gone`, `doubled` or `old`.

    Or one whose record is `damaged`: the index has nothing of it, and cannot, until the record is put right.
    """

    reference: str
    kind: str


def compare_index(*, pause: float | None = None, progress: Progress | None = None) -> list[Difference]:
    """Return the differences, in order of references. `progress` is told how many records were compared.

    What changes meanwhile is on its way into the index: a difference counts when it is still there after
    a pause (two seconds). Walks all records in batches, with a fixed number of queries each; of many, in
    several processes. Beside the differences it holds eight bytes a record.

    Raises:
        NoIndexError: no index can be read.
    """
    first = {one.reference for one in _all_differences(progress)}
    if not first:
        return []
    time.sleep(_PAUSE_SECONDS if pause is None else pause)
    again = with_helpers(compared, batches(sorted(first), _BATCH), len(first))
    return sorted(one for _, found in again for one in found)


def heal_index(found: list[Difference]) -> None:
    """Say of what differs that it is old: the worker indexes it anew, or takes it out."""
    mark_stale(one.reference for one in found)


def _all_differences(progress: Progress | None) -> Iterator[Difference]:
    known: array[int] = array("Q")
    total, missing = records(), 0
    for batch, found in with_helpers(compared, batches(references(), _BATCH), total):
        known.extend(map(number_of, batch))
        missing += sum(1 for one in found if one.kind in {"missing", "damaged"})
        yield from found
        if progress is not None:
            progress(len(known), max(total, len(known)))
    with READER.searcher() as searcher:
        documents = int(searcher.num_docs)
    # What moved during the walk may have come twice.
    numbers = np.unique(np.array(known, dtype=np.uint64))
    # Nearly always there are just as many as there should be.
    if documents > len(numbers) - missing:
        yield from _unknown(numbers)


def compared(batch: list[str]) -> list[Difference]:
    """Return what the index has otherwise of these references."""
    with READER.searcher() as searcher:
        return list(differing(searcher, batch))


def differing(searcher: Searcher, batch: list[str]) -> Iterator[Difference]:
    """Go through what the index has otherwise of these references."""
    right = digests_of(batch)
    held: dict[str, list[str | None]] = {}
    query = Query.term_set_query(schema.SCHEMA, schema.REFERENCE, batch)
    hits = some(searcher, query, 2 * len(batch))
    if hits.total > len(hits.addresses):
        hits = everything(searcher, query)
    for address in hits.addresses:
        document = searcher.doc(address)
        stored = bytes(document.get_first(schema.STORED) or b"{}")
        held.setdefault(str(document.get_first(schema.REFERENCE)), []).append(digest_of(stored))
    damaged = there([reference for reference in batch if reference not in right])
    for reference in batch:
        digests = held.get(reference, [])
        if reference in damaged:
            yield Difference(reference, "damaged")
        elif reference not in right:
            if digests:
                yield Difference(reference, "gone")
        elif len(digests) > 1:
            yield Difference(reference, "doubled")
        elif not digests:
            yield Difference(reference, "missing")
        elif digests[0] is None or digests[0] != right[reference]:
            yield Difference(reference, "old")


def _unknown(numbers: Numbers) -> Iterator[Difference]:
    """Go through what the index has and no record is behind; the numbers of all records are in order."""
    for page in walk_index(Query.all_query()):
        asked = np.array([number_of(reference) for reference in page], dtype=np.uint64)
        there = numbers.searchsorted(asked, side="right") > numbers.searchsorted(asked, side="left")
        for reference, is_there in zip(page, there, strict=True):
            if not is_there:
                yield Difference(reference, "gone")
