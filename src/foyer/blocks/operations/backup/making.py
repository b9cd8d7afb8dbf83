# SPDX-License-Identifier: EUPL-1.2
"""Make a backup: beside its place, verified, and only then under its name."""

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from foyer.blocks.media.public import stored_bytes
from foyer.blocks.operations.backup import archives
from foyer.blocks.operations.backup.checking import check_folder
from foyer.blocks.operations.backup.engines import engine
from foyer.blocks.operations.backup.kept_settings import keep_settings, secret_mark
from foyer.blocks.operations.backup.manifest import BRAND, SETTINGS, BackupFailed, Manifest, part_of
from foyer.blocks.operations.backup.pictures import Copied, all_kept, copy_files
from foyer.blocks.operations.backup.progress import Progress
from foyer.blocks.operations.backup.retention import finished, remove_old, sweep
from foyer.blocks.operations.backup.room import require_room
from foyer.kernel import clock
from foyer.kernel.account import reason

_MAKING = ".making-"


def make_backup(
    target: Path, progress: Progress, *, keep: int | None = None, with_files: bool = True
) -> tuple[Path, Manifest]:
    """Make a backup; return where it is, and what it holds.

    In a folder it gets a name after the moment, and files of images that the one before it holds too are
    linked to that. A target that ends in `.tar` or `.tar.gz` is one file. `keep` is how many stay in a
    folder, this one among them.

    Raises:
        BackupFailed: it was not made, and nothing of it is left; earlier ones are as they were.
    """
    as_file = archives.is_archive(target)
    folder = target.parent if as_file else target
    if target.exists() and as_file:
        raise BackupFailed(f"{target} exists: name another file")
    with _alone_in(folder):
        sweep(folder, _MAKING)
        name = target.name if as_file else f"foyer-{clock.now():%Y%m%dT%H%M%SZ}"
        final, making = folder / name, folder / f"{_MAKING}{name}"
        if final.exists():
            raise BackupFailed(f"{final} exists: was one made this very second?")
        before = None if as_file else next(reversed(finished(folder)), None)
        _require_room(folder, before, as_file=as_file, with_files=with_files)
        try:
            making.mkdir()
            manifest = _fill(making, before, progress, with_files=with_files)
            check_folder(making, progress)
            if as_file:
                archives.pack(making, folder / f"{_MAKING}{name}.packed", progress)
                making = _only(making, folder / f"{_MAKING}{name}.packed")
            os.sync()
            making.rename(final)
        except OSError as error:
            raise BackupFailed(f"{folder} cannot be written: {reason(error)}") from error
        finally:
            sweep(folder, _MAKING)
        if keep is not None and not as_file:
            remove_old(folder, keep)
    return final, manifest


def _fill(folder: Path, before: Path | None, progress: Progress, *, with_files: bool) -> Manifest:
    database, copied = engine(), Copied()
    made, parts = clock.now(), [SETTINGS]
    with all_kept():
        with progress.step("Copying the database") as share:
            counts: Mapping[str, int] = database.copy(folder / database.file, share)
        if with_files:
            with progress.step("Copying the files of images") as share:
                copied = copy_files(folder, before, share)
    keep_settings(folder)
    own_colours = Path(settings.FOYER_HOME) / BRAND
    if own_colours.exists():
        shutil.copyfile(own_colours, folder / BRAND)
        parts.append(BRAND)
    manifest = Manifest(
        foyer=version("foyer"),
        made=made.isoformat(timespec="seconds"),
        engine=database.name,
        server=database.server(),
        database=part_of(folder / database.file),
        migrations=_migrations(),
        counts=counts,
        secret=secret_mark(),
        parts=tuple(part_of(folder / name) for name in parts),
        with_files=with_files,
        files=copied.files,
        file_bytes=copied.bytes,
        missing=copied.missing,
    )
    manifest.write(folder)
    return manifest


def _migrations() -> dict[str, list[str]]:
    applied: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        applied.setdefault(app, []).append(name)
    return applied


def _require_room(folder: Path, before: Path | None, *, as_file: bool, with_files: bool) -> None:
    """See to room for the database, and for files that no earlier backup holds."""
    wanted = engine().size()
    if with_files:
        held = archives.size_of(before) if before else 0
        wanted += max(0, stored_bytes() - held)
    require_room(folder, 2 * wanted if as_file else wanted, "This backup")


def _only(folder: Path, packed: Path) -> Path:
    shutil.rmtree(folder)
    return packed


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder, so that two backups do not take each other for what a third left behind."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / ".foyer-backup").open("a", encoding="ascii")
    except OSError as error:
        raise BackupFailed(f"{folder} cannot be written: {reason(error)}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupFailed(f"another backup into {folder} is being made") from error
        yield
