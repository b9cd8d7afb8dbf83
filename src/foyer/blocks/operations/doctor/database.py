# SPDX-License-Identifier: EUPL-1.2
"""Versions, and whether the tables are those that this program expects."""

import platform
import sqlite3
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

from foyer.kernel.counted import counted
from foyer.kernel.damage import WHAT_TO_DO, is_damage
from foyer.kernel.findings import Finding, Level
from foyer.kernel.restoring import is_unsettled

_OLDEST_POSTGRESQL = 13
_SUBJECT = "database"
_BEGIN = (
    "`foyer prepare` for a new start, `foyer restore BACKUP` to have the records of a backup."
    " Should there be records? Stop Foyer: is their disk there, are FOYER_HOME and FOYER_DATABASE_URL right?"
)


def examine() -> Iterator[Finding]:
    """Look at versions, the connection and the migrations."""
    yield Finding(
        _SUBJECT,
        Level.FINE,
        f"Foyer {version('foyer')}, Python {platform.python_version()}, Django {version('django')}",
    )
    if is_missing():
        yield Finding(_SUBJECT, Level.FAULT, f"there is no database ({_where()})", _BEGIN)
        return
    try:
        connection.ensure_connection()
    except Error as error:
        yield _unconnected(error)
        return
    yield from _engine()
    yield from _migrations()
    if is_unsettled():
        yield Finding(
            _SUBJECT,
            Level.FAULT,
            "a restore or an upgrade goes on here, or was cut off",
            "where it was cut off: run `foyer restore` again, with --replace, or `foyer upgrade`",
        )


def is_missing() -> bool:
    """Say whether there is no file of SQLite. Whoever asked it would make an empty one."""
    return connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).exists()


def _unconnected(error: Error) -> Finding:
    said = str(error).splitlines()[0]
    if is_damage(error):
        return Finding(_SUBJECT, Level.FAULT, f"the records are damaged ({_where()}): {said}", WHAT_TO_DO)
    return Finding(
        _SUBJECT,
        Level.FAULT,
        f"no connection: {said}",
        "is the server running, and FOYER_DATABASE_URL right?",
    )


def _engine() -> Iterator[Finding]:
    if connection.vendor == "sqlite":
        yield Finding(_SUBJECT, Level.FINE, f"SQLite {sqlite3.sqlite_version}")
        return
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (server,) = cursor.fetchone()
    old = int(str(server).split(".")[0].split()[0]) < _OLDEST_POSTGRESQL
    yield Finding(
        _SUBJECT,
        Level.FAULT if old else Level.FINE,
        f"PostgreSQL {server}",
        f"upgrade it to {_OLDEST_POSTGRESQL} or newer" if old else "",
    )


def _migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        yield Finding(
            _SUBJECT,
            Level.FAULT,
            f"the database is new and empty ({_where()})",
            _BEGIN,
        )
        return
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield Finding(
            _SUBJECT,
            Level.FAULT,
            counted(len(waiting), "migration waits", "migrations wait"),
            "run `foyer upgrade`, then restart",
        )
    foreign = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations or ())
    if foreign:
        named = ", ".join(f"{app}.{name}" for app, name in sorted(foreign)[:3])
        yield Finding(
            _SUBJECT,
            Level.FAULT,
            f"the tables were changed by a newer Foyer ({named})",
            "install that version again, or bring a backup of before back",
        )


def _where() -> str:
    """Say which database is asked, without who asks."""
    known = connection.settings_dict
    return (
        str(known["NAME"])
        if connection.vendor == "sqlite"
        else f"{known['NAME']} on {known['HOST'] or 'this machine'}"
    )
