# SPDX-License-Identifier: EUPL-1.2
"""Telling how far long work is: a line a step, and on a terminal the share within it."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Share = Callable[[int, int], None]
"""Told how much is done, of how much (0 where nobody knows)."""


class Progress:
    """Writes to the standard error: standard output keeps what the command answers."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stderr
        self._shown = 0.0

    @contextmanager
    def step(self, what: str) -> Iterator[Share]:
        """Tell of a step, how far it is, and in the end how long it took."""
        started = time.monotonic()
        tty = self._out.isatty()
        if tty:
            self._out.write(f"{what} ...")
            self._out.flush()

        def share(done: int, total: int) -> None:
            # A log gets a line every ten seconds.
            if time.monotonic() - self._shown < (0.2 if tty else 10):
                return
            self._shown = time.monotonic()
            far = f"{what} ... {min(100, 100 * done // total)}%" if total else f"{what} ... {done}"
            self._out.write(f"\r{far}" if tty else f"{far}\n")
            self._out.flush()

        self._shown = started
        yield share
        self._out.write(f"{chr(13) if tty else ''}{what}: {time.monotonic() - started:.1f} s\n")
        self._out.flush()
