# SPDX-License-Identifier: EUPL-1.2
"""Work on batches of references: in this process, or where there are many, in several."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

import structlog

from foyer.kernel.memory import begin

log = structlog.get_logger("foyer.search")

T = TypeVar("T")

_WORTH_A_PROCESS = 10_000


def with_helpers(
    work: Callable[[list[str]], T], batches: Iterable[list[str]], total: int
) -> Iterator[tuple[list[str], T]]:
    """Give each batch with what the work makes of it, in order; `total` is how many references there are.

    The work is a function of a module, which other processes find by its name. Processes that help may
    die, as the first that a machine without memory ends: then this one does their work.
    """
    processes = min(os.cpu_count() or 1, total // _WORTH_A_PROCESS)
    if processes < 2:
        yield from ((batch, work(batch)) for batch in batches)
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=begin) as pool:
        pending: deque[tuple[list[str], Future[T] | None]] = deque()
        try:
            for batch in batches:
                pending.append((batch, _given(pool, work, batch)))
                # No more is made than is asked for.
                if len(pending) > 2 * processes:
                    yield _done(work, *pending.popleft())
            while pending:
                yield _done(work, *pending.popleft())
        finally:
            pool.shutdown(cancel_futures=True)


def _given(pool: ProcessPoolExecutor, work: Callable[[list[str]], T], batch: list[str]) -> Future[T] | None:
    try:
        return pool.submit(work, batch)
    except (BrokenProcessPool, OSError):
        return None


def _done(work: Callable[[list[str]], T], batch: list[str], made: Future[T] | None) -> tuple[list[str], T]:
    if made is not None:
        try:
            return batch, made.result()
        except (BrokenProcessPool, MemoryError) as error:
            log.warning("search_helper_died", reason=repr(error))
    return batch, work(batch)
