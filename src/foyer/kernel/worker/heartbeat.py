# SPDX-License-Identifier: EUPL-1.2
"""Keeping leases alive while one process does something long in the foreground."""

import contextvars
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from foyer.kernel.worker import leases
from foyer.kernel.worker.owner import own_name


@contextmanager
def beating() -> Iterator[str]:
    """Renew whatever the owner that is given holds, as long as the block lasts."""
    owner = own_name()
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(leases.LENGTH.total_seconds() / 3):
            leases.renew_all(owner)
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
