# SPDX-License-Identifier: EUPL-1.2
"""Large searches of a process come one after another, so that what they hold does not add up.

Which are large shows on the way: by the work of a query, or by how many documents are found where all of them
must be looked at. The turn then ends with the search, when what it held has been given back.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from foyer.blocks.search.rules.request.refusals import busy
from foyer.kernel import memory

_PATIENCE = 10

_turn = threading.Lock()
_mine = threading.local()


@contextmanager
def search() -> Iterator[None]:
    """Be one search, or part of the one around it; what it holds is gone when the block ends."""
    if getattr(_mine, "held", None) is not None:
        yield
        return
    _mine.held = False
    try:
        yield
    finally:
        held, _mine.held = _mine.held, None
        if held:
            try:
                memory.release()
            finally:
                _turn.release()


def take() -> None:
    """Go on as the only large search of this process, once that is so; outside of a search do nothing.

    Raises:
        Problem: others take too long (503).
    """
    if getattr(_mine, "held", None) is not False:
        return
    if not _turn.acquire(timeout=_PATIENCE):
        raise busy()
    _mine.held = True
