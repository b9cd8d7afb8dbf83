# SPDX-License-Identifier: EUPL-1.2
"""A backup as one file: packed, compared with what was packed, and unpacked."""

import hashlib
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from foyer.blocks.operations.backup.manifest import MANIFEST, BackupFailed, digest_of
from foyer.blocks.operations.backup.progress import Progress
from foyer.blocks.operations.backup.room import require_room


def is_archive(path: Path) -> bool:
    """Say whether this is the name of a backup in one file."""
    return path.name.endswith((".tar", ".tar.gz"))


def pack(folder: Path, target: Path, progress: Progress) -> None:
    """Write a folder into one file, read that again and compare.

    Raises:
        BackupFailed: what is in the file is not what was packed.
    """
    mode: Literal["w", "w:gz"] = "w:gz" if ".tar.gz" in target.name else "w"
    with progress.step("Packing"), tarfile.open(target, mode) as archive:
        # The manifest first: whoever only wants to know what it is need not read it all.
        archive.add(folder / MANIFEST, MANIFEST)
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != MANIFEST:
                archive.add(path, str(path.relative_to(folder)))
    with progress.step("Reading what was packed"):
        _compare(folder, target)


@contextmanager
def unpacked(path: Path, home: Path, progress: Progress) -> Iterator[Path]:
    """Give the folder of a backup: itself, or what is in the file, unpacked within a folder of `home`.

    Raises:
        BackupFailed: there is none, or the file cannot be read to its end.
    """
    if path.is_dir():
        yield path
        return
    if not path.is_file():
        raise BackupFailed(f"there is no backup at {path}")
    home.mkdir(parents=True, exist_ok=True)
    # What is in a packed file may be some times its size; a full disk stops it without harm.
    require_room(home, path.stat().st_size, "Unpacking it")
    with tempfile.TemporaryDirectory(dir=home, prefix=".unpacking-") as folder:
        try:
            with progress.step("Unpacking"), tarfile.open(path) as archive:
                archive.extractall(folder, filter="data")
        except (tarfile.TarError, EOFError, OSError) as error:
            raise BackupFailed(
                f"{path} cannot be read to its end: it is damaged, or no backup ({error})"
            ) from error
        yield Path(folder)


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _compare(folder: Path, packed: Path) -> None:
    seen = 0
    with tarfile.open(packed) as archive:
        for member in archive:
            if _digest_of(archive, member) != digest_of(folder / member.name):
                raise BackupFailed(f"{member.name} was not packed as it is: is the disk sound?")
            seen += 1
    if seen != sum(1 for path in folder.rglob("*") if path.is_file()):
        raise BackupFailed("not every file was packed")


def _digest_of(archive: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    digest, content = hashlib.sha256(), archive.extractfile(member)
    while content and (piece := content.read(1024 * 1024)):
        digest.update(piece)
    return digest.hexdigest()
