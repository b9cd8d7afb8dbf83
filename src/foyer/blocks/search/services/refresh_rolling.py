# SPDX-License-Identifier: EUPL-1.2
"""Index anew, each night, the offers whose index documents the calendar has overtaken.

Those that are always open have dates that roll on. Those that have become available say a minute that
every search looks at, and so do those whose dates or time have ended: once indexed anew they say none.

The day after a large import that may be nearly all there are. They are said to be old in portions, the next
one when the worker is nearly done with the last: other work of the bulk lane, as a label that somebody puts
on a thousand events, waits for a portion, and not for all.
"""

import time

import structlog
from tantivy import Query

from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.compile_ranges import any_of, said_between
from foyer.blocks.search.rules import usual
from foyer.blocks.search.services.mark_stale import mark_stale
from foyer.blocks.search.services.rebuild_index import REACTION
from foyer.blocks.search.services.walk_index import walk_index
from foyer.kernel import clock
from foyer.kernel.outbox import Lane
from foyer.kernel.schedules import go_on
from foyer.kernel.worker import cursors, reading

log = structlog.get_logger("foyer.search")

# Minutes, a few more than clocks may differ by.
_PASSED = 15

_NEARLY_DONE = 1000
_LOOK_SECONDS = 0.5

# Where no worker gets on, as none may run, so long is waited for it before each portion.
_PATIENCE = 20


def refresh_rolling() -> None:
    """Say of all these offers that their index documents are old. Ends when the worker does, and begins anew.

    Holds the references of one portion at a time.
    """
    passed = usual.minute_of(int(clock.now().timestamp())) - _PASSED
    permanent = Query.term_query(schema.SCHEMA, "x_calendarType", "permanent")
    overtaken = [said_between(name, None, passed) for name in (schema.BEGINS, schema.ENDS, schema.OVER)]
    marked = 0
    for portion in walk_index(any_of([permanent, *overtaken])):
        if marked:
            _wait_for_worker()
        mark_stale(portion)
        marked += len(portion)
        log.info("search_overtaken", documents=marked)


def _wait_for_worker() -> None:
    """Wait until the worker has nearly done what was said to be old, as long as it gets on."""
    before, looks = None, 0
    while looks * _LOOK_SECONDS < _PATIENCE:
        go_on()
        at = cursors.seen_from(REACTION, Lane.BULK)
        if reading.waiting(Lane.BULK, at)[0] <= _NEARLY_DONE:
            return
        looks = looks + 1 if at == before else 0
        before = at
        time.sleep(_LOOK_SECONDS)
