# SPDX-License-Identifier: EUPL-1.2
"""Files in a folder, spread over folders by the beginning of their names."""

import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from foyer.blocks.media.rules.sizes import is_file
from foyer.blocks.media.storage import StorageFailed


class Folder:
    """A folder of this machine, or one that several machines share."""

    def __init__(self, root: Path) -> None:
        """Take the folder; it is made with the first file."""
        self.root = root

    def save(self, name: str, data: bytes, content_type: str) -> None:  # noqa: ARG002 - the name tells the type
        """Keep a file: whoever reads meanwhile sees the old one or the new one, whole."""
        path = self._path(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, made = tempfile.mkstemp(dir=path.parent, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                Path(made).chmod(0o644)
                Path(made).replace(path)
            except BaseException:
                Path(made).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise StorageFailed(f"{self.root} cannot be written: {error.strerror}") from error

    def open(self, name: str) -> BinaryIO | None:
        """Return a file, or None."""
        try:
            return self._path(name).open("rb")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageFailed(f"{self.root} cannot be read: {error.strerror}") from error

    def remove(self, name: str) -> None:
        """Throw a file away."""
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise StorageFailed(f"{self.root} cannot be written: {error.strerror}") from error

    def _path(self, name: str) -> Path:
        if not is_file(name):
            raise ValueError(f"no image has a file {name!r}")
        return self.root / name[:2] / name[2:4] / name
