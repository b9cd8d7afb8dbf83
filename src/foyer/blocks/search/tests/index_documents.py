# SPDX-License-Identifier: EUPL-1.2
"""Index documents made by hand, and an index in memory that holds them."""

import tantivy

from foyer.blocks.search.engine.mapping import engine_document
from foyer.blocks.search.engine.schema import SCHEMA


def searcher_of(documents):
    """Return a searcher over (kind, index document) pairs."""
    index = tantivy.Index(SCHEMA)
    writer = index.writer(15_000_000, 1)
    for number, (kind, document) in enumerate(documents):
        writer.add_document(engine_document(kind, document))
        if number % 7 == 3:
            writer.commit()
    writer.commit()
    index.reload()
    return index.searcher()


def ids(answer):
    return [member.id for member in answer.members]
