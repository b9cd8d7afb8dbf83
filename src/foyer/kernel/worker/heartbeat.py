# SPDX-License-Identifier: EUPL-1.2
"""Keeping leases alive while one process does something long in the foreground."""

import contextvars
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from django.db import DatabaseError, connection

from foyer.kernel.worker import leases
from foyer.kernel.worker.owner import own_name

log = structlog.get_logger("foyer.worker")


@contextmanager
def beating() -> Iterator[str]:
    """Renew whatever the owner that is given holds, as long as the block lasts."""
    owner = own_name()
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(leases.LENGTH.total_seconds() / 3):
            try:
                leases.renew_all(owner)
            except DatabaseError:
                # A database that was away for a moment must not cost the lease of hours of work.
                log.warning("leases could not be renewed", exc_info=True)
                connection.close()
        connection.close()

    thread = threading.Thread(target=contextvars.copy_context().run, args=(beat,), daemon=True)
    thread.start()
    try:
        yield owner
    finally:
        ended.set()
        thread.join()


@contextmanager
def held(name: str) -> Iterator[None]:
    """Hold a lease as long as the block lasts.

    Raises:
        Taken: another process holds it.
    """
    with beating() as owner:
        if not leases.hold(name, owner):
            raise leases.Taken(name)
        try:
            yield
        finally:
            leases.release(name, owner)
