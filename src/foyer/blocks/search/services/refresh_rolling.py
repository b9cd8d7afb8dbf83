# SPDX-License-Identifier: EUPL-1.2
"""Index anew, each night, the offers whose index documents the calendar has overtaken.

Those that are always open have dates that roll on. Those that have become available say a minute that
every search looks at, and so do those whose dates or time have ended: once indexed anew they say none.
"""

from tantivy import Query

from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.compile_ranges import any_of, minutes
from foyer.blocks.search.engine.hits import everything
from foyer.blocks.search.engine.reader import READER
from foyer.blocks.search.rules import usual
from foyer.blocks.search.services.mark_stale import mark_stale
from foyer.kernel import clock

# Minutes, a few more than clocks may differ by.
_PASSED = 15


def refresh_rolling() -> None:
    """Say of all these offers that their index documents are old."""
    passed = usual.minute_of(int(clock.now().timestamp())) - _PASSED
    with READER.searcher() as searcher:
        permanent = Query.term_query(schema.SCHEMA, "x_calendarType", "permanent")
        overtaken = [minutes(name, None, passed) for name in (schema.BEGINS, schema.ENDS, schema.OVER)]
        addresses = everything(searcher, any_of([permanent, *overtaken])).addresses
        references = [str(searcher.doc(one).get_first(schema.REFERENCE)) for one in addresses]
    mark_stale(references)
