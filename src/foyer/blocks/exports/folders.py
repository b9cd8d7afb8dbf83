# SPDX-License-Identifier: EUPL-1.2
"""Where files of exports lie: those finished by names that nobody can guess, and work beside them.

Both are on one file system, so that a file becomes visible by one renaming.
"""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from foyer.blocks.exports.formats import FORMATS

_NAME = re.compile(rf"[0-9a-f]{{8}}-(?:[0-9a-f]{{4}}-){{3}}[0-9a-f]{{12}}\.(?:{'|'.join(FORMATS)})")
_WORK = ".work"


def is_name(text: str) -> bool:
    """Say whether a text is a name such as files of exports have."""
    return _NAME.fullmatch(text) is not None


def downloads() -> Path:
    """Return the folder of finished files."""
    return Path(settings.FOYER_DOWNLOADS_FOLDER)


def opened(name: str) -> BinaryIO | None:
    """Return a finished file to read and close, or None where there is none."""
    if not is_name(name):
        return None
    try:
        return (downloads() / name).open("rb")
    except FileNotFoundError:
        return None


def remove(name: str) -> None:
    """Throw a finished file away; one that is not there is no fault."""
    if is_name(name):
        (downloads() / name).unlink(missing_ok=True)


def finished() -> Iterator[tuple[str, float]]:
    """Go through the finished files: names, and when they were written (seconds since 1970)."""
    if downloads().is_dir():
        for path in downloads().iterdir():
            if is_name(path.name):
                yield path.name, path.stat().st_mtime


def workshops() -> Iterator[tuple[str, float]]:
    """Go through the folders of work: names of files without extension, and when something was done there."""
    folder = downloads() / _WORK
    if folder.is_dir():
        for path in folder.iterdir():
            yield path.name, path.stat().st_mtime


class Workshop:
    """The folder in which one export is made."""

    def __init__(self, name: str) -> None:
        """Take the name of its file, without extension."""
        self.path = downloads() / _WORK / name

    def open(self) -> None:
        """Make the folder."""
        self.path.mkdir(parents=True, exist_ok=True)

    def close(self) -> None:
        """Throw the folder away with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)

    def keep(self, data: bytes) -> str:
        """Keep a file that never changes; return its name, which no other process gives."""
        name = secrets.token_hex(8)
        beside = self.path / f"{name}.new"
        beside.write_bytes(data)
        beside.replace(self.path / name)
        return name

    def has(self, names: list[str]) -> bool:
        """Say whether all these files are here."""
        return all((self.path / name).is_file() for name in names)

    @contextmanager
    def publishing(self, name: str) -> Iterator[BinaryIO]:
        """Give a file to write; when the block ends without an error it is seen under its name, whole."""
        beside = self.path / f"{secrets.token_hex(8)}.new"
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)
        beside.replace(downloads() / name)

    def size(self, name: str) -> int:
        """Return the size of a finished file in bytes."""
        return (downloads() / name).stat().st_size
