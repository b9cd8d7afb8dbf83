# SPDX-License-Identifier: EUPL-1.2
"""Where built files come from and how they are served: names with a hash, compressed beforehand."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import get_files
from django.core.files.storage import FileSystemStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class BuiltFinder(BaseFinder):
    """Finds only what the build made: sources of the blocks are never served."""

    storage = FileSystemStorage(location=settings.FOYER_HOME / "assets")

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        """Return the path of a built file; an empty list where there is none."""
        if not self.storage.exists(path):
            return []
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, Storage]]:
        """Yield every built file."""
        if not self.storage.exists(""):
            return
        for path in get_files(self.storage, list(ignore_patterns or [])):
            yield path, self.storage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # the package is untyped
    """Hashed names where the build has run; plain names before, so that tests need no build."""

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """Return the hashed name of a file, or its plain name while it is not built."""
        return str(self.hashed_files.get(self.hash_key(name.replace("\\", "/")), name))
