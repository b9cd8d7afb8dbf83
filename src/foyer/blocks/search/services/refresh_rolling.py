# SPDX-License-Identifier: EUPL-1.2
"""Index anew, each night, the offers whose dates roll on with the calendar."""

from tantivy import Query

from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.hits import everything
from foyer.blocks.search.engine.reader import READER
from foyer.blocks.search.services.mark_stale import mark_stale


def refresh_rolling() -> None:
    """Say of all permanent offers that their index documents are old."""
    with READER.searcher() as searcher:
        permanent = Query.term_query(schema.SCHEMA, "x_calendarType", "permanent")
        addresses = everything(searcher, permanent).addresses
        references = [str(searcher.doc(one).get_first(schema.REFERENCE)) for one in addresses]
    mark_stale(references)
