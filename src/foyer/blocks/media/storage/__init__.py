# SPDX-License-Identifier: EUPL-1.2
"""Where files lie: in a folder, or in storage that speaks the protocol of S3.

`FOYER_STORAGE_URL` decides. Names are those of `rules/sizes.py`; files are never changed, only made and
thrown away.
"""

from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.parse import unquote, urlsplit

from django.conf import settings


class StorageFailed(Exception):
    """The storage does not answer, or refuses; the text has no secret in it."""


class Storage(Protocol):
    """A place for files by name. Each method raises `StorageFailed` where it cannot do its work."""

    def save(self, name: str, data: bytes, content_type: str) -> None:
        """Keep a file; one of this name is replaced, as a whole."""

    def open(self, name: str) -> BinaryIO | None:
        """Return a file to read and close, or None where there is none."""

    def remove(self, name: str) -> None:
        """Throw a file away; one that is not there is no fault."""


def storage() -> Storage:
    """Return the storage of this installation."""
    return _storage(settings.FOYER_STORAGE_URL)


@lru_cache(maxsize=4)
def _storage(url: str) -> Storage:
    parts = urlsplit(url)
    if parts.scheme == "file":
        from foyer.blocks.media.storage.folder import Folder

        return Folder(Path(unquote(parts.path)))
    from foyer.blocks.media.storage.bucket import Bucket

    return Bucket.of(url)
