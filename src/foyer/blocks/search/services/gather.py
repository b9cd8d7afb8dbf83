# SPDX-License-Identifier: EUPL-1.2
"""Current records as documents of the engine."""

from collections.abc import Iterable, Iterator, Sequence

import structlog

from foyer.blocks.offers.public import existing, index_documents, without_odd
from foyer.blocks.query.public import IndexDocument
from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.mapping import (
    columns_of,
    digest_of,
    engine_document,
    engine_json,
    reference_of,
)
from foyer.blocks.search.engine.writer import Change

log = structlog.get_logger("foyer.search")


def parted(reference: str) -> tuple[str, str]:
    """Return kind and id of a reference."""
    kind, _, identifier = reference.partition("/")
    return kind, identifier


def change_of(references: Sequence[str]) -> Change:
    """Return what brings the index up to date with the records behind these references.

    A fixed number of queries. What is gone from the records goes from the index.
    """
    put = [(reference, engine_document(kind, found)) for reference, kind, found in _documents(references)]
    there = {reference for reference, _ in put}
    return Change(put, gone=[reference for reference in references if reference not in there])


def changes_of(references: Sequence[str]) -> list[Change]:
    """Return changes that do the same together, but leave a record of odd values as the index has it.

    The log names it.
    """
    return without_odd(lambda some: [change_of(some)], references, _left_out)


def rows_of(references: Sequence[str]) -> list[str]:
    """Return the records behind these references as JSON for the engine, to be made in another process.

    A record of odd values is left out, and named in the log.
    """
    return without_odd(_rows, references, _left_out)


def _rows(references: Sequence[str]) -> list[str]:
    return [engine_json(kind, found) for _, kind, found in _documents(references)]


def digests_of(references: Sequence[str]) -> dict[str, str | None]:
    """Return what an index that is right holds of the records behind these references, as digests.

    Nothing of a record of odd values, which the log names.
    """
    return dict(without_odd(_digests, references, _left_out))


def _digests(references: Sequence[str]) -> list[tuple[str, str | None]]:
    return [
        (reference, digest_of(columns_of(kind, found)[schema.STORED]))
        for reference, kind, found in _documents(references)
    ]


def _left_out(reference: str, error: Exception) -> None:
    # One record that somebody damaged must not leave all others without an index.
    log.warning("record_not_indexed", reference=reference, error=type(error).__name__)


def there(references: Sequence[str]) -> frozenset[str]:
    """Return those of these references behind which there is a record, be it damaged. A query a kind."""
    wanted = [parted(reference) for reference in references]
    return frozenset(
        reference_of(kind, public_id)
        for kind in dict.fromkeys(kind for kind, _ in wanted)
        for public_id in existing(kind, [identifier for of, identifier in wanted if of == kind])
    )


def _documents(references: Sequence[str]) -> Iterator[tuple[str, str, IndexDocument]]:
    wanted = [parted(reference) for reference in dict.fromkeys(references)]
    for kind in dict.fromkeys(kind for kind, _ in wanted):
        for document in index_documents([one for one in wanted if one[0] == kind]):
            yield reference_of(kind, document["id"][0]), kind, document


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
