# SPDX-License-Identifier: EUPL-1.2
"""Current records as documents of the engine."""

from collections.abc import Iterable, Sequence

from foyer.blocks.offers.public import index_documents
from foyer.blocks.search.engine.mapping import engine_document, reference_of
from foyer.blocks.search.engine.writer import Change


def parted(reference: str) -> tuple[str, str]:
    """Return kind and id of a reference."""
    kind, _, identifier = reference.partition("/")
    return kind, identifier


def change_of(references: Sequence[str]) -> Change:
    """Return what brings the index up to date with the records behind these references.

    A fixed number of queries. What is gone from the records goes from the index.
    """
    wanted = [parted(reference) for reference in dict.fromkeys(references)]
    put = [
        (reference_of(kind, document["id"][0]), engine_document(kind, document))
        for kind in dict.fromkeys(kind for kind, _ in wanted)
        for document in index_documents([one for one in wanted if one[0] == kind])
    ]
    found = {reference for reference, _ in put}
    return Change(put, gone=[reference for reference in references if reference not in found])


def batches(references: Iterable[str], size: int) -> Iterable[list[str]]:
    """Cut references into lists of a size."""
    batch: list[str] = []
    for reference in references:
        batch.append(reference)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
