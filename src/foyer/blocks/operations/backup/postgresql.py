# SPDX-License-Identifier: EUPL-1.2
"""Copies of a PostgreSQL database, by the programs that come with PostgreSQL."""

import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import psycopg
from django.db import connection, connections
from psycopg import sql
from psycopg.conninfo import make_conninfo

from foyer.blocks.operations.backup.manifest import BackupFailed, Manifest
from foyer.blocks.operations.backup.programs import Running, major, pour, program
from foyer.blocks.operations.backup.progress import Share

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
_OTHERS = (
    "SELECT pid, usename, client_addr FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND backend_type = 'client backend' ORDER BY pid"
)
# Whoever reads or writes meanwhile is waited for, but not for ever.
_LOCK_WAIT = "60s"


class Postgresql:
    """The database that `FOYER_DATABASE_URL` names."""

    name, file = "postgresql", "database.pgdump"

    def __init__(self) -> None:
        """Take the address from the settings; the password never stands in a command line."""
        given = connection.settings_dict
        named = {"dbname": given["NAME"], "user": given["USER"], "host": given["HOST"], "port": given["PORT"]}
        options = {key: value for key, value in given["OPTIONS"].items() if isinstance(value, str)}
        address = {key: value for key, value in {**named, **options}.items() if value}
        self._password = str(address.pop("password", "") or given["PASSWORD"] or "")
        self._address = make_conninfo(**address)
        self._environment = {"PGPASSWORD": self._password}

    def server(self) -> str:
        """Return the version of the server."""
        return str(self._one("SHOW server_version"))

    def size(self) -> int:
        """Return the bytes of the database; a copy is packed, and without indexes."""
        return int(str(self._one("SELECT pg_database_size(current_database())")))

    def users(self) -> Sequence[str]:
        """Name the other connections to this database."""
        connections.close_all()
        with self._connected() as database:
            return [
                f"connection {pid} of {who or '?'} from {where or 'this machine'}"
                for pid, who, where in database.execute(_OTHERS)
            ]

    def copy(self, target: Path, share: Share) -> Mapping[str, int]:
        """Dump what one transaction sees, and count in that same transaction. Nobody waits for it."""
        expected, dump = self.size(), self._program("pg_dump")
        with self._connected() as database:
            database.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            (snapshot,) = database.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
            options = ["--format=custom", "--compress=1", "--no-owner", "--no-acl", "--no-password"]
            options += [f"--snapshot={snapshot}", f"--file={target}", f"--dbname={self._address}"]
            running = Running([dump, *options], self._environment)
            while running.is_running():
                share(target.stat().st_size if target.exists() else 0, expected)
                time.sleep(0.05)
            running.end()
            return _counts(database)

    def verify(self, file: Path, counts: Mapping[str, int]) -> None:  # noqa: ARG002 - counted when it comes back
        """Unpack a copy whole, to nowhere."""
        try:
            Running([self._program("pg_restore"), "--file=/dev/null", str(file)], self._environment).end()
        except BackupFailed as error:
            raise BackupFailed(f"{file} is damaged: {error}") from error

    def restore(self, file: Path, manifest: Manifest, aside: str) -> str | None:  # noqa: ARG002 - nothing stays
        """Drop, bring back and count in one transaction: whoever looks sees the old or the new, whole."""
        here = self.server()
        if major(manifest.server) > major(here):
            raise BackupFailed(
                f"the backup is of PostgreSQL {manifest.server}, and this server is older: {here}"
            )
        connections.close_all()
        with tempfile.TemporaryDirectory(prefix="foyer-restore-") as folder:
            before, after = Path(folder, "before.sql"), Path(folder, "after.sql")
            before.write_text(self._drop(manifest.counts), encoding="utf-8")
            after.write_text(_compare(manifest.counts), encoding="utf-8")
            target = [
                self._program("psql"),
                "--no-psqlrc",
                "--quiet",
                "--single-transaction",
                "--no-password",
            ]
            target += ["--set=ON_ERROR_STOP=1", f"--dbname={self._address}"]
            target += [f"--file={before}", "--file=-", f"--file={after}"]
            source = [self._program("pg_restore"), "--no-owner", "--no-acl", "--file=-", str(file)]
            pour(
                Running(source, self._environment, stdout=subprocess.PIPE),
                Running(target, self._environment, stdin=subprocess.PIPE),
            )
        return None

    def _drop(self, counts: Mapping[str, int]) -> str:
        """Return the commands that drop our tables, and no others that may be there."""
        ours = set(connection.introspection.django_table_names()) | {"django_migrations", *counts}
        with self._connected() as database:
            there = {row[0] for row in database.execute(_TABLES)}
            drops = [
                sql.SQL("DROP TABLE public.{} CASCADE;").format(sql.Identifier(name)).as_string(database)
                for name in sorted(there & ours)
            ]
        return "\n".join(
            [f"SET lock_timeout = '{_LOCK_WAIT}';", "SET client_min_messages = warning;", *drops, ""]
        )

    def _program(self, name: str) -> str:
        return program(name, major(self.server()))

    def _one(self, question: str) -> object:
        with self._connected() as database:
            row = database.execute(question).fetchone()
            return row[0] if row else None

    def _connected(self) -> psycopg.Connection:
        try:
            return psycopg.connect(self._address, password=self._password or None, autocommit=True)
        except psycopg.Error as error:
            raise BackupFailed(f"the database does not answer: {str(error).splitlines()[0]}") from error


def _counts(database: psycopg.Connection) -> dict[str, int]:
    counted = {}
    for name in [str(row[0]) for row in database.execute(_TABLES)]:
        row = database.execute(
            sql.SQL("SELECT count(*) FROM public.{}").format(sql.Identifier(name))
        ).fetchone()
        counted[name] = int(row[0]) if row else 0
    return counted


def _compare(counts: Mapping[str, int]) -> str:
    """Return commands that fail, and so undo everything, unless each table has its rows."""
    checks = [
        f"IF (SELECT count(*) FROM public.{_quoted(name)}) <> {int(count)} THEN"  # noqa: S608 - quoted
        f" RAISE EXCEPTION 'rows are missing from %', {_quoted(name, chr(39))}; END IF;"
        for name, count in counts.items()
    ]
    return "\nDO $check$ BEGIN\n" + "\n".join(checks) + "\nEND $check$;\n"


def _quoted(name: str, mark: str = '"') -> str:
    return mark + name.replace(mark, 2 * mark) + mark
