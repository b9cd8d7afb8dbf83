# SPDX-License-Identifier: EUPL-1.2
"""Reading the live index in any number of processes.

Before a search the reader looks whether another index is live or this one has grown, but not more
often than each 50 ms: a change is seen within that time after its commit.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import tantivy

from foyer.blocks.search.engine import folder
from foyer.blocks.search.engine.folder import NoIndexError

PAUSE_SECONDS = 0.05


class Reader:
    """The open index of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._name: str | None = None
        self._index: tantivy.Index | None = None
        self._looked = float("-inf")

    @contextmanager
    def searcher(self) -> Iterator[tantivy.Searcher]:
        """Give a searcher over what is committed; a failure of the engine is noted and told as such.

        Raises:
            NoIndexError: no index can be read now; the worker makes one.
        """
        searcher = self._current().searcher()
        try:
            yield searcher
        except BaseException as error:
            if not folder.is_damage(error):
                raise
            self._give_up()
            raise NoIndexError(str(error)) from error

    def _current(self) -> tantivy.Index:
        with self._lock:
            if self._index is not None and time.monotonic() - self._looked < PAUSE_SECONDS:
                return self._index
            try:
                return self._look()
            except NoIndexError:
                # The folder may have been swapped between reading its name and opening it.
                self._index = None
                return self._look()

    def _look(self) -> tantivy.Index:
        name = folder.pointed("live")
        if self._index is None or name != self._name:
            index = folder.open_index(name)
            index.config_reader(reload_policy="manual")
            self._index, self._name = index, name
        try:
            self._index.reload()
        except (ValueError, OSError) as error:
            raise NoIndexError(str(error)) from error
        self._looked = time.monotonic()
        return self._index

    def _give_up(self) -> None:
        with self._lock:
            self._index = None
        folder.report_broken()


READER = Reader()
