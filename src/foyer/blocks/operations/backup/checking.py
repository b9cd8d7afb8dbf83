# SPDX-License-Identifier: EUPL-1.2
"""Whether a backup is whole, and whether this installation can take it."""

from pathlib import Path

from django.db.migrations.loader import MigrationLoader

from foyer.blocks.operations.backup.engines import engine
from foyer.blocks.operations.backup.manifest import BackupFailed, Manifest, digest_of, read
from foyer.blocks.operations.backup.pictures import verify_files
from foyer.blocks.operations.backup.progress import Progress


def check_folder(folder: Path, progress: Progress) -> Manifest:
    """Read a backup whole, and return what it holds.

    The database is opened where this installation runs on the same kind.

    Raises:
        BackupFailed: something is missing or was changed.
    """
    manifest = read(folder)
    with progress.step("Reading the database back"):
        for part in (manifest.database, *manifest.parts):
            path = folder / part.name
            if not path.is_file():
                raise BackupFailed(f"{path} is missing: the backup is damaged")
            if path.stat().st_size != part.bytes or digest_of(path) != part.sha256:
                raise BackupFailed(f"{path} was changed after it was written: the backup is damaged")
        if engine().name == manifest.engine:
            engine().verify(folder / manifest.database.name, manifest.counts)
    if manifest.with_files:
        with progress.step("Reading the files of images back") as share:
            verify_files(folder, manifest, share)
    return manifest


def require_fitting(manifest: Manifest) -> None:
    """Let pass what this installation can take.

    Raises:
        BackupFailed: the backup is of another kind of database, or of a newer version of Foyer.
    """
    here = engine().name
    if manifest.engine != here:
        raise BackupFailed(
            f"the backup is of {manifest.engine}, this installation runs on {here}:"
            " set FOYER_DATABASE_URL to a database of that kind"
        )
    known = set(MigrationLoader(None).disk_migrations)
    newer = [
        f"{app}.{name}"
        for app, names in manifest.migrations.items()
        for name in names
        if (app, name) not in known
    ]
    if newer:
        raise BackupFailed(
            f"the backup is of Foyer {manifest.foyer}, which knows what this version does not"
            f" ({', '.join(newer[:3])}): install that version, or a newer one"
        )
