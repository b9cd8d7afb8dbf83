# SPDX-License-Identifier: EUPL-1.2
"""Bring a backup back into this installation."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections

from foyer.blocks.operations.backup.archives import unpacked
from foyer.blocks.operations.backup.checking import check_folder, require_fitting
from foyer.blocks.operations.backup.engines import engine
from foyer.blocks.operations.backup.kept_settings import differences, secret_mark
from foyer.blocks.operations.backup.manifest import BRAND, BackupFailed, Manifest
from foyer.blocks.operations.backup.pictures import bring_files_back
from foyer.blocks.operations.backup.progress import Progress
from foyer.blocks.operations.backup.room import require_room
from foyer.blocks.operations.services.note_backup import RESTORED, note_backup
from foyer.blocks.search.public import compare_index, forget_index, rebuild_index
from foyer.kernel import clock
from foyer.kernel.counted import counted
from foyer.kernel.reactions import NotRebuilt
from foyer.kernel.restoring import begin_unsettled, end_unsettled, settle_restored

log = structlog.get_logger("foyer.operations")

# Tables that a program fills by itself when it starts: rows in them are nobody's work.
_OWN = frozenset(
    {"django_migrations", "django_content_type", "auth_permission", "kernel_lease", "kernel_reactioncursor"}
    | {"kernel_schedulestate"}
)


@dataclass(frozen=True)
class Restored:
    """What came back: the manifest, where the records that were there before are kept, and what to know.

    And why there is no search index of it, where it could not be made.
    """

    manifest: Manifest
    kept: str | None
    told: tuple[str, ...]
    unindexed: str | None


def restore_backup(path: Path, progress: Progress, *, replace: bool = False) -> Restored:
    """Bring a backup back: check it whole, then files, then the database in one step, then the index.

    Raises:
        BackupFailed: it was not brought back, and the database is as it was.
    """
    home = Path(settings.FOYER_HOME)
    with unpacked(path, home, progress) as folder:
        manifest = check_folder(folder, progress)
        require_fitting(manifest)
        _require_free(replace=replace)
        require_room(home, manifest.database.bytes, "The database")
        if manifest.with_files:
            with progress.step("Bringing files of images back") as share:
                bring_files_back(folder, manifest, share)
        # From here on no worker begins until nothing can go out a second time.
        begin_unsettled()
        try:
            kept = _swap(folder, manifest, progress)
        except BackupFailed:
            end_unsettled()
            raise
        held_back = _settle(path, manifest, progress)
        end_unsettled()
        if (folder / BRAND).exists():
            shutil.copyfile(folder / BRAND, home / BRAND)
        told = [*held_back, *_secrets(manifest), *differences(folder)]
    if manifest.missing:
        missing = counted(manifest.missing, "file of an image was", "files of images were")
        told.append(f"{missing} missing when the backup was made")
    return Restored(manifest, kept, tuple(told), _index(progress))


def _index(progress: Progress) -> str | None:
    """Make the search index; return why there is none, where it could not be made."""
    try:
        with progress.step("Making the search index") as share:
            rebuild_index(lambda done, total: share(done, total or 0))
    except NotRebuilt as error:
        return str(error)
    except Exception as error:
        # A full disk for one, of which the engine tells in its own way. The records are back all the same.
        log.exception("search_index_not_made")
        return f"{type(error).__name__}: {error}"
    return None


def differing(progress: Progress) -> int:
    """Compare the search index with the records, which may change meanwhile; return how many differ."""
    with progress.step("Comparing the search index with the records") as share:
        return len(compare_index(progress=lambda done, total: share(done, total or 0)))


def _swap(folder: Path, manifest: Manifest, progress: Progress) -> str | None:
    """Put the database of a backup in the place of what is there; return where that is kept."""
    with progress.step("Bringing the database back"):
        aside = f"before-{clock.now():%Y%m%dT%H%M%S%fZ}"
        kept = engine().restore(folder / manifest.database.name, manifest, aside)
        forget_index()
        return kept


def _settle(path: Path, manifest: Manifest, progress: Progress) -> Sequence[str]:
    """Bring tables up to date, and hold back what may have gone out since; return what to know."""
    connections.close_all()
    try:
        with progress.step("Bringing the tables up to date"):
            call_command("migrate", verbosity=0, interactive=False)
        told = settle_restored()
        note_backup(RESTORED, path.name, {"made": manifest.made, "foyer": manifest.foyer})
    except DatabaseError as error:
        raise BackupFailed(
            f"the records are back, but their tables cannot be brought up to date: {error}.\n"
            "    foyer migrate\ntells more; nothing should run before it succeeds"
        ) from error
    return told


def _require_free(*, replace: bool) -> None:
    """Let pass where nothing is lost: nobody uses the database, and it is empty or may be replaced."""
    if users := engine().users():
        raise BackupFailed(
            "Foyer is running, and what it writes now would be lost. Stop it first:\n    "
            + "\n    ".join(users)
        )
    if replace:
        return
    if there := _rows():
        shown = ", ".join(
            f"{count} in {name}" for name, count in sorted(there.items(), key=lambda x: -x[1])[:4]
        )
        raise BackupFailed(
            f"this installation has records ({shown}). To put the backup in their place, say --replace"
        )


def _rows() -> dict[str, int]:
    """Return the rows of our tables that hold any."""
    try:
        there = set(connection.introspection.table_names())
        counted = {
            model._meta.db_table: model._default_manager.count()  # noqa: SLF001 - Django documents both
            for model in apps.get_models()
            if model._meta.db_table in there - _OWN  # noqa: SLF001
        }
    except DatabaseError as error:
        raise BackupFailed(
            f"the database cannot be read: {error}. To put the backup in its place, say --replace"
        ) from error
    return {name: count for name, count in counted.items() if count}


def _secrets(manifest: Manifest) -> list[str]:
    if manifest.secret == secret_mark():
        return []
    told = "the secret key of this installation is another than that of the backup: people sign in again"
    return [f"{told}; to keep them signed in, bring FOYER_SECRET_KEY or the file secret-key along"]
