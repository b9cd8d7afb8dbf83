# SPDX-License-Identifier: EUPL-1.2
"""The files of images in a backup, wherever they are kept: a folder, or a bucket."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from foyer.blocks.media.public import (
    StorageFailed,
    bring_back,
    nothing_thrown_away,
    open_file,
    stored_files,
)
from foyer.blocks.operations.backup.manifest import FILE_LIST, FILES, BackupFailed, Manifest
from foyer.blocks.operations.backup.progress import Share
from foyer.kernel.worker.leases import Taken


@dataclass
class Copied:
    """What was copied: files, their bytes, how many were linked to an earlier backup, how many nobody had."""

    files: int = 0
    bytes: int = 0
    linked: int = 0
    missing: int = 0


@contextmanager
def all_kept() -> Iterator[None]:
    """See to it that no file is thrown away within the block."""
    try:
        with nothing_thrown_away():
            yield
    except Taken as error:
        raise BackupFailed(
            "images are being thrown away at this moment (the schedule media.prune): try again soon"
        ) from error


def copy_files(folder: Path, before: Path | None, share: Share) -> Copied:
    """Copy the file of every image into the folder of a backup, and list them.

    What an earlier backup on the same disk holds with the same content is linked, and takes no room.

    Raises:
        BackupFailed: the storage cannot be read.
    """
    done = Copied()
    with (folder / FILE_LIST).open("w", encoding="ascii") as listed:
        try:
            for name in stored_files():
                source = open_file(name)
                if source is None:
                    done.missing += 1
                    continue
                with source:
                    data = source.read()
                digest = hashlib.sha256(data).hexdigest()
                done.linked += _keep(folder, before, name, data, digest)
                done.files, done.bytes = done.files + 1, done.bytes + len(data)
                listed.write(f"{digest}\t{len(data)}\t{name}\n")
                share(done.files, 0)
        except StorageFailed as error:
            raise BackupFailed(f"the files of images cannot be read: {error}") from error
    return done


def verify_files(folder: Path, manifest: Manifest, share: Share) -> None:
    """Read every file of images in a backup, and compare it with the list.

    Raises:
        BackupFailed: one is missing or was changed.
    """
    read = 0
    for digest, size, name in _listed(folder):
        _checked(folder, digest, size, name)
        read += 1
        share(read, manifest.files)
    if read != manifest.files:
        raise BackupFailed(f"{folder / FILE_LIST} lists {read} files, the manifest {manifest.files}")


def bring_files_back(folder: Path, manifest: Manifest, share: Share) -> int:
    """Put every file of a backup into the storage of this installation; return how many.

    Names are never used twice: what is there already stays, and rows that are there still find theirs.

    Raises:
        BackupFailed: a file is damaged, or the storage cannot be written.
    """
    done = 0
    for digest, size, name in _listed(folder):
        try:
            bring_back(name, _checked(folder, digest, size, name))
        except (StorageFailed, ValueError) as error:
            raise BackupFailed(f"the files of images cannot be written: {error}") from error
        done += 1
        share(done, manifest.files)
    return done


def place_of(folder: Path, name: str) -> Path:
    """Return where a file of an image lies in a backup."""
    return folder / FILES / name[:2] / name[2:4] / name


def _keep(folder: Path, before: Path | None, name: str, data: bytes, digest: str) -> bool:
    """Write a file, or link it to the same in an earlier backup; say whether it was linked."""
    target = place_of(folder, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    earlier = place_of(before, name) if before else None
    # Read, not believed: what has decayed there is written again here.
    if earlier and earlier.is_file() and hashlib.sha256(earlier.read_bytes()).hexdigest() == digest:
        try:
            os.link(earlier, target)
        except OSError:  # another disk, or one that knows no links
            pass
        else:
            return True
    target.write_bytes(data)
    return False


def _listed(folder: Path) -> Iterator[tuple[str, int, str]]:
    path = folder / FILE_LIST
    try:
        with path.open(encoding="ascii") as lines:
            for line in lines:
                digest, size, name = line.rstrip("\n").split("\t")
                yield digest, int(size), name
    except (OSError, ValueError) as error:
        raise BackupFailed(f"{path} cannot be read: the backup is damaged") from error


def _checked(folder: Path, digest: str, size: int, name: str) -> bytes:
    path = place_of(folder, name)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BackupFailed(f"{path} is missing: the backup is damaged") from error
    if len(data) != size or hashlib.sha256(data).hexdigest() != digest:
        raise BackupFailed(f"{path} was changed after it was written: the backup is damaged")
    return data
