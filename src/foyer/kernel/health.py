# SPDX-License-Identifier: EUPL-1.2
"""Whether this process can serve: what it needs is checked by the parts that need it.

A block registers a check for what it cannot do without, such as an index that must be readable.
"""

from collections.abc import Callable

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from foyer.kernel.counted import counted

Check = Callable[[], str | None]

_checks: dict[str, Check] = {}
_migrated = False


def register_check(name: str, check: Check) -> None:
    """Make a check known: it returns None where all is well, else a sentence without secrets."""
    _checks[name] = check


def state() -> dict[str, str]:
    """Return what each check says: `ok` or what is wrong."""
    return {name: _said(check) for name, check in _checks.items()}


def _said(check: Check) -> str:
    try:
        return check() or "ok"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is not ready
        return f"fails with {type(error).__name__}"


def _database() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return None


def _migrations() -> str | None:
    # What was applied stays applied while a process lives: asked until it is so once.
    global _migrated  # noqa: PLW0603
    if not _migrated:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            return f"{counted(len(waiting), 'migration waits', 'migrations wait')}: run `foyer migrate`"
        _migrated = True
    return None


register_check("database", _database)
register_check("migrations", _migrations)
