# SPDX-License-Identifier: EUPL-1.2
"""Reading the live index in any number of processes.

Before a search the reader looks whether another index is live or this one has grown, but not more
often than each 50 ms: a change is seen within that time after its commit.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import tantivy

from foyer.blocks.search.engine import folder
from foyer.blocks.search.engine.folder import NoIndexError

PAUSE_SECONDS = 0.05

T = TypeVar("T")


class Reader:
    """The open index of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._name: str | None = None
        self._index: tantivy.Index | None = None
        self._searcher: tantivy.Searcher | None = None
        self._edition: tuple[int, int, int] | None = None
        self._looked = float("-inf")

    def ask(self, question: Callable[[tantivy.Searcher], T]) -> T:
        """Return the answer to a question; where the engine fails, the files are opened anew and asked again.

        What is open may be damaged while what is live by now is not.

        Raises:
            NoIndexError: no index can be read now; the worker makes one.
        """
        try:
            return question(self._current())
        except BaseException as error:
            if not folder.is_damage(error):
                raise
        self._forget()
        with self.searcher() as searcher:
            return question(searcher)

    @contextmanager
    def searcher(self) -> Iterator[tantivy.Searcher]:
        """Give a searcher over what is committed; a failure of the engine is noted and told as such.

        Raises:
            NoIndexError: no index can be read now; the worker makes one.
        """
        searcher = self._current()
        try:
            yield searcher
        except BaseException as error:
            if not folder.is_damage(error):
                raise
            self._give_up()
            raise NoIndexError(str(error)) from error

    def _current(self) -> tantivy.Searcher:
        """Return the searcher of the edition: the same one as long as that serves."""
        with self._lock:
            if self._searcher is None or time.monotonic() - self._looked >= PAUSE_SECONDS:
                try:
                    index = self._look()
                except NoIndexError:
                    # The folder may have been swapped between reading its name and opening it.
                    self._index = self._searcher = None
                    index = self._look()
                if self._searcher is None:
                    self._searcher = index.searcher()
            return self._searcher

    def _look(self) -> tantivy.Index:
        name = folder.pointed("live")
        if self._index is None or name != self._name:
            index = folder.open_index(name)
            index.config_reader(reload_policy="manual")
            self._index, self._name, self._edition = index, name, None
        self._follow(self._index, str(name))
        return self._index

    def _follow(self, index: tantivy.Index, name: str) -> None:
        """Take over what was committed. While another process holds the files, the last edition serves on."""
        edition = folder.edition(name)
        if edition != self._edition:
            if self._edition is not None and not folder.is_at_rest(name):
                return
            try:
                index.reload()
            except (ValueError, OSError) as error:
                raise NoIndexError(str(error)) from error
            self._edition, self._searcher = edition, None
        self._looked = time.monotonic()

    def _forget(self) -> None:
        with self._lock:
            self._index = self._searcher = None

    def _give_up(self) -> None:
        self._forget()
        folder.report_broken()


READER = Reader()
