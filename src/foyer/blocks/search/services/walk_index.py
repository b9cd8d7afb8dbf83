# SPDX-License-Identifier: EUPL-1.2
"""Going through much of the index without holding much of it."""

from collections.abc import Iterator

from tantivy import FieldType, Order, Query

from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.compile_ranges import all_of
from foyer.blocks.search.engine.reader import READER

PAGE = 5000
"""So many references are held at a time."""

_LAST = (1 << 64) - 1


def walk_index(query: Query) -> Iterator[list[str]]:
    """Give the references of what a query finds, a page at a time, each of the index as it is by then.

    They come in the order of their numbers, so that none comes twice when some are written anew meanwhile.

    Raises:
        NoIndexError: no index can be read.
    """
    first = 0
    while first <= _LAST:
        rest = all_of(
            (query, Query.range_query(schema.SCHEMA, schema.NUMBER, FieldType.Unsigned, first, None))
        )
        with READER.searcher() as searcher:
            found = searcher.search(rest, PAGE, count=False, order_by_field=schema.NUMBER, order=Order.Asc)
            hits = found.hits
            references = [str(searcher.doc(address).get_first(schema.REFERENCE)) for _, address in hits]
        if references:
            yield references
        if len(hits) < PAGE:
            return
        first = int(hits[-1][0]) + 1
