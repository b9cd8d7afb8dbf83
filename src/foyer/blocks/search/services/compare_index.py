# SPDX-License-Identifier: EUPL-1.2
"""Compare the live index with the records, and let the differences be indexed anew."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from tantivy import Query, Searcher

from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.hits import everything
from foyer.blocks.search.engine.mapping import digest_of, number_of
from foyer.blocks.search.engine.reader import READER
from foyer.blocks.search.services.gather import batches, digests_of
from foyer.blocks.search.services.mark_stale import mark_stale
from foyer.blocks.search.services.rebuild_index import records, references
from foyer.kernel.reactions import Progress

_BATCH = 1000
_PAUSE_SECONDS = 2.0


@dataclass(frozen=True, order=True)
class Difference:
    """An item that the index has otherwise than the records: `missing`, `gone`, `doubled` or `old`."""

    reference: str
    kind: str


def compare_index(*, pause: float | None = None, progress: Progress | None = None) -> list[Difference]:
    """Return the differences, in order of references. `progress` is told how many records were compared.

    What changes meanwhile is on its way into the index: a difference counts when it is still there after
    a pause (two seconds). Walks all records in batches, with a fixed number of queries each.

    Raises:
        NoIndexError: no index can be read.
    """
    first = {one.reference for one in _all_differences(progress)}
    if not first:
        return []
    time.sleep(_PAUSE_SECONDS if pause is None else pause)
    found: list[Difference] = []
    for batch in batches(sorted(first), _BATCH):
        with READER.searcher() as searcher:
            found += differing(searcher, batch)
    return sorted(found)


def heal_index(found: list[Difference]) -> None:
    """Say of what differs that it is old: the worker indexes it anew, or takes it out."""
    mark_stale(one.reference for one in found)


def _all_differences(progress: Progress | None) -> list[Difference]:
    found: list[Difference] = []
    known: set[int] = set()
    total = records()
    for batch in batches(references(), _BATCH):
        known.update(map(number_of, batch))
        with READER.searcher() as searcher:
            found += differing(searcher, batch)
        if progress is not None:
            progress(len(known), max(total, len(known)))
    missing = sum(1 for one in found if one.kind == "missing")
    with READER.searcher() as searcher:
        # Nearly always there are just as many as there should be.
        if searcher.num_docs > len(known) - missing:
            found += _unknown(searcher, known)
    return found


def differing(searcher: Searcher, batch: list[str]) -> Iterator[Difference]:
    """Go through what the index has otherwise of these references."""
    right = digests_of(batch)
    held: dict[str, list[str | None]] = {}
    query = Query.term_set_query(schema.SCHEMA, schema.REFERENCE, batch)
    for address in everything(searcher, query).addresses:
        document = searcher.doc(address)
        stored = bytes(document.get_first(schema.STORED) or b"{}")
        held.setdefault(str(document.get_first(schema.REFERENCE)), []).append(digest_of(stored))
    for reference in batch:
        digests = held.get(reference, [])
        if reference not in right:
            if digests:
                yield Difference(reference, "gone")
        elif len(digests) > 1:
            yield Difference(reference, "doubled")
        elif not digests:
            yield Difference(reference, "missing")
        elif digests[0] is None or digests[0] != right[reference]:
            yield Difference(reference, "old")


def _unknown(searcher: Searcher, known: set[int]) -> Iterator[Difference]:
    """Go through what the index has and no record is behind."""
    hits = everything(searcher, Query.all_query())
    numbers = hits.values(searcher, schema.NUMBER, np.uint64)
    for address, number in zip(hits.addresses, numbers, strict=True):
        if int(number) not in known:
            yield Difference(str(searcher.doc(address).get_first(schema.REFERENCE)), "gone")
