# SPDX-License-Identifier: EUPL-1.2
"""Doing several things at the same moment, each with a connection to the database of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connections

from foyer.kernel.problems import Problem


def answers(*works: Callable[[], Any]) -> list[Any]:
    """Do works at the same moment; return what each returned, or the problem by which it was refused."""

    def answer(work: Callable[[], Any]) -> Any:
        try:
            return work()
        except Problem as problem:
            return problem

    return together(*(lambda work=work: answer(work) for work in works))  # type: ignore[misc]


def together(*works: Callable[[], Any]) -> list[Any]:
    """Do works at the same moment; return what each returned.

    The test needs `django_db(transaction=True)`: other connections see only what is committed.
    """
    barrier = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        barrier.wait(timeout=20)
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(timeout=120) for future in [pool.submit(run, work) for work in works]]
