# SPDX-License-Identifier: EUPL-1.2
"""Copies of a SQLite database."""

import os
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from django.db import connections

from foyer.blocks.operations.backup.manifest import BackupFailed, Manifest, digest_of
from foyer.blocks.operations.backup.progress import Share
from foyer.kernel.damage import is_damage

_PAGES_A_STEP = 4000


class Sqlite:
    """The database in one file, and its log of writes beside it."""

    name, file = "sqlite", "database.sqlite3"

    def __init__(self, path: Path) -> None:
        """Take the file."""
        self.path = path

    def server(self) -> str:
        """Return the version of the library."""
        return sqlite3.sqlite_version

    def size(self) -> int:
        """Return the bytes of the file and of its log."""
        return sum(path.stat().st_size for path in (self.path, _beside(self.path, "-wal")) if path.exists())

    def users(self) -> Sequence[str]:
        """Name the processes of this machine that have the file open, of those that may be looked at."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            if process.name != str(os.getpid()) and _has_open(process, self.path):
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                found.append(f"process {process.name}: {command.strip()[:100]}")
        return sorted(found)

    def copy(self, target: Path, share: Share) -> Mapping[str, int]:
        """Copy page by page within one reading transaction: others write on, and it never begins anew."""
        if not self.path.exists():
            raise BackupFailed(f"there is no database at {self.path}")
        try:
            with closing(_open(self.path)) as source, closing(_open(target)) as copy:
                source.execute("BEGIN")
                source.execute("SELECT count(*) FROM sqlite_master").fetchone()
                source.backup(
                    copy, pages=_PAGES_A_STEP, progress=lambda _, left, total: share(total - left, total)
                )
                source.execute("ROLLBACK")
                copy.execute("PRAGMA journal_mode=DELETE")
                return _counts(copy)
        except sqlite3.Error as error:
            raise BackupFailed(f"the database cannot be copied: {error}") from error

    def verify(self, file: Path, counts: Mapping[str, int]) -> None:
        """Let the library check the whole file, and count."""
        try:
            with closing(_open(file)) as copy:
                found = [row[0] for row in copy.execute("PRAGMA integrity_check(5)")]
                if found != ["ok"]:
                    raise BackupFailed(f"{file} is damaged: {'; '.join(found)}")
                if _counts(copy) != dict(counts):
                    raise BackupFailed(f"{file} has other numbers of rows than when it was copied")
        except sqlite3.Error as error:
            raise BackupFailed(f"{file} is damaged: {error}") from error

    def restore(self, file: Path, manifest: Manifest, aside: str) -> str | None:
        """Copy beside, then swap by one renaming; what was there stays beside, under another name."""
        connections.close_all()
        fresh = _beside(self.path, ".restoring")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, fresh)
            _to_disk(fresh)
            if digest_of(fresh) != manifest.database.sha256:
                raise BackupFailed(f"{fresh} is not what the backup holds: is the disk sound?")
            kept = self._put_aside(_beside(self.path, f".{aside}"))
            fresh.replace(self.path)
            _to_disk(self.path.parent)
        except (OSError, sqlite3.Error) as error:
            raise BackupFailed(f"the database cannot be written: {error}") from error
        finally:
            fresh.unlink(missing_ok=True)
        return kept

    def put_back(self, copy: Path) -> None:
        """Put a copy on the same disk in the place of what is there, which is lost."""
        for ending in ("-wal", "-shm"):
            _beside(self.path, ending).unlink(missing_ok=True)
        copy.replace(self.path)
        _to_disk(self.path.parent)

    def _put_aside(self, aside: Path) -> str | None:
        if not self.size():
            return None
        # Everything into the file itself: a log that is left would be taken for that of the new file.
        try:
            with closing(_open(self.path)) as old:
                old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                old.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            # It is replaced because it is damaged: its log is kept beside it, for whoever looks into it.
            if (log := _beside(self.path, "-wal")).exists():
                log.replace(_beside(aside, "-wal"))
        for ending in ("-wal", "-shm"):
            _beside(self.path, ending).unlink(missing_ok=True)
        if self.path.exists():
            os.link(self.path, aside)
        return str(aside)


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, timeout=20)


def _counts(database: sqlite3.Connection) -> dict[str, int]:
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    tables = [row[0] for row in database.execute(named)]
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _has_open(process: Path, path: Path) -> bool:
    """Say whether a process has a file open; one that may not be looked at counts as if not."""
    try:
        return any(str(each.readlink()) == str(path.resolve()) for each in (process / "fd").iterdir())
    except OSError:
        return False


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
