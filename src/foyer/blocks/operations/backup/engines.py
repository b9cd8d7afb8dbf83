# SPDX-License-Identifier: EUPL-1.2
"""The database of this installation, for whoever copies it whole: SQLite or PostgreSQL."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from django.db import connection

from foyer.blocks.operations.backup.manifest import Manifest
from foyer.blocks.operations.backup.progress import Share


class Engine(Protocol):
    """One kind of database. Each method raises `BackupFailed` where it cannot do its work."""

    name: str
    file: str
    """What the copy is called in a backup."""

    def server(self) -> str:
        """Return the version of the engine."""

    def size(self) -> int:
        """Return about how many bytes a copy will have at most."""

    def users(self) -> Sequence[str]:
        """Name the other processes that have the database open, as far as they can be seen."""

    def copy(self, target: Path, share: Share) -> Mapping[str, int]:
        """Copy the database of one moment into a file, while others write; return the rows a table."""

    def verify(self, file: Path, counts: Mapping[str, int]) -> None:
        """Read a copy whole, and see that it is sound and has these rows."""

    def restore(self, file: Path, manifest: Manifest, aside: str) -> str | None:
        """Put a copy in the place of what is there, all of it or nothing; `aside` ends the name of the old.

        Return where the old records are kept, or None where they are gone.
        """


def engine() -> Engine:
    """Return the engine of this installation."""
    if connection.vendor == "postgresql":
        from foyer.blocks.operations.backup.postgresql import Postgresql

        return Postgresql()
    from foyer.blocks.operations.backup.sqlite import Sqlite

    return Sqlite(Path(str(connection.settings_dict["NAME"])))
