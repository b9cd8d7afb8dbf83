# SPDX-License-Identifier: EUPL-1.2
"""Running a change again when another writer came first."""

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, OperationalError, connection, transaction

Result = TypeVar("Result")

ATTEMPTS = 3

# PostgreSQL chose this transaction to end a deadlock, or could not put it in a row with others.
_CAME_BETWEEN = frozenset({"40P01", "40001"})


def attempted(work: Callable[[], Result]) -> Result:
    """Run `work` in a transaction; again, at most three times in all, when another writer got in between.

    The second time the other's work is seen: an id or a website that is taken by then is answered by the
    rules, not by the constraint. Within a transaction of the caller only the work itself is repeated.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with transaction.atomic():
                return work()
        except IntegrityError:
            if attempt == ATTEMPTS:
                raise
        except OperationalError as error:
            # A database that is away, full, or locked for as long as anybody waits: whoever asked has waited
            # once. A deadlock took an outer transaction down with it.
            came_between = getattr(error.__cause__, "sqlstate", None) in _CAME_BETWEEN
            if not came_between or attempt == ATTEMPTS or connection.in_atomic_block:
                raise
    raise AssertionError("unreachable: the last attempt returns or raises")
