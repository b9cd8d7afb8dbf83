# SPDX-License-Identifier: EUPL-1.2
"""Make the rows of an index: in this process, or where there are many, in several."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

import structlog

from foyer.blocks.search.services.gather import rows_of
from foyer.kernel.memory import begin

log = structlog.get_logger("foyer.search")

_WORTH_A_PROCESS = 10_000


def make_rows(references: Iterable[list[str]], total: int) -> Iterator[list[str]]:
    """Give batches of records as JSON for the engine, in their order; `total` is how many records there are.

    Processes that help may die, as the first that a machine without memory ends: then this one does
    their work.
    """
    processes = min(os.cpu_count() or 1, total // _WORTH_A_PROCESS)
    if processes < 2:
        yield from map(rows_of, references)
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=begin) as pool:
        pending: deque[tuple[list[str], Future[list[str]] | None]] = deque()
        try:
            for batch in references:
                pending.append((batch, _given(pool, batch)))
                # No more is made than the index can take in.
                if len(pending) > 2 * processes:
                    yield _made(*pending.popleft())
            while pending:
                yield _made(*pending.popleft())
        finally:
            pool.shutdown(cancel_futures=True)


def _given(pool: ProcessPoolExecutor, batch: list[str]) -> Future[list[str]] | None:
    try:
        return pool.submit(rows_of, batch)
    except (BrokenProcessPool, OSError):
        return None


def _made(batch: list[str], made: Future[list[str]] | None) -> list[str]:
    if made is not None:
        try:
            return made.result()
        except (BrokenProcessPool, MemoryError) as error:
            log.warning("search_helper_died", reason=repr(error))
    return rows_of(batch)
