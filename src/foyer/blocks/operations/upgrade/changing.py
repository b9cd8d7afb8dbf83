# SPDX-License-Identifier: EUPL-1.2
"""Change the tables, with a way back."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from foyer.blocks.operations.backup.engines import engine
from foyer.blocks.operations.backup.manifest import BackupFailed
from foyer.blocks.operations.backup.progress import Progress
from foyer.blocks.operations.backup.room import require_room
from foyer.blocks.operations.backup.sqlite import Sqlite
from foyer.blocks.operations.upgrade.plan import pending
from foyer.kernel.counted import counted
from foyer.kernel.restoring import begin_unsettled, end_unsettled, is_unsettled

_LOOK = 0.5


class UpgradeFailed(Exception):
    """Tables could not be changed; the text says what is so now, and what to do."""


def migrate(progress: Progress) -> None:
    """Apply the migrations that wait. On SQLite nobody may use the database, and a failure undoes them all.

    Raises:
        UpgradeFailed: one failed.
    """
    if connection.vendor == "sqlite":
        _with_copy(progress)
        return
    try:
        _apply(progress)
    except Exception as error:
        raise UpgradeFailed(
            f"{_failed()} failed and was undone: {error}\n"
            "Those before it are applied, and the version that serves can work with them. Nothing was lost."
        ) from error


def wait_until_alone(say: Callable[[str], None], seconds: int, patience: float) -> None:
    """Wait until nobody has the database open.

    Raises:
        UpgradeFailed: somebody still has after so many seconds.
    """
    users = engine().users()
    if not users:
        return
    say(f"Stop Foyer now. It will be away for about {counted(seconds, 'second')}. Still running:")
    for user in users:
        say(f"    {user}")
    until = time.monotonic() + patience
    while users:
        if time.monotonic() > until:
            raise UpgradeFailed(
                "Foyer was not stopped, and nothing was changed: run this again when it can be"
            )
        time.sleep(_LOOK)
        users = engine().users()


def _with_copy(progress: Progress) -> None:
    """Keep a copy of the file as it is at the stop; put it back where a migration fails."""
    database = Sqlite(Path(str(connection.settings_dict["NAME"])))
    copy = Path(settings.FOYER_HOME) / "before-upgrade.sqlite3"
    if is_unsettled() and not copy.exists():
        raise UpgradeFailed("a restore was cut off here: run `foyer restore` again, with --replace")
    # Workers that somebody starts meanwhile do not begin.
    begin_unsettled()
    try:
        copy.unlink(missing_ok=True)
        require_room(copy.parent, database.size(), "The copy for the way back")
        with progress.step("Copying the database for the way back") as share:
            connections.close_all()
            database.copy(copy, share)
        try:
            _apply(progress)
        except Exception as error:
            failed = _failed()
            connections.close_all()
            database.put_back(copy)
            raise UpgradeFailed(
                f"{failed} failed: {error}\nThe database is as it was: start the earlier version again."
            ) from error
    except BackupFailed as error:
        raise UpgradeFailed(f"{error}. Nothing was changed") from error
    finally:
        end_unsettled()
        copy.unlink(missing_ok=True)


def _apply(progress: Progress) -> None:
    with progress.step(f"Applying {counted(len(pending()), 'migration')}"), _checked_once():
        call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def _checked_once() -> Iterator[None]:
    """Look through the references between tables once, after all migrations.

    On SQLite, Django does so after each, and reads the whole file every time.
    """
    if connection.vendor != "sqlite":
        yield
        return
    connection.check_constraints = lambda *_, **__: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        del connection.check_constraints
    connection.check_constraints()


def _failed() -> str:
    """Name the migration that comes next: the one that was not applied."""
    waiting = pending()
    return f"{waiting[0].app_label}.{waiting[0].name}" if waiting else "what follows the migrations"
