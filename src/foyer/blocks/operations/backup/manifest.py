# SPDX-License-Identifier: EUPL-1.2
"""The manifest of a backup: what it holds, and a seal by which a changed one is known."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FORMAT = 1
"""Of the form of backups. What is newer cannot be read."""

MANIFEST, FILES, FILE_LIST, SETTINGS, BRAND = (
    "manifest.json", "files", "files.tsv", "settings.json", "brand.json"
)  # fmt: skip


class BackupFailed(Exception):
    """A backup cannot be made, read or brought back; the text says why and what to do, without secrets."""


@dataclass(frozen=True)
class Part:
    """One file of a backup: its name, size in bytes and SHA-256."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup holds.

    `engine` is `sqlite` or `postgresql`, `server` its version. `migrations` are the names of those applied,
    by app; `counts` the rows a table. `files` and `file_bytes` are those of images, `missing` the number of
    files that rows name and nobody had. `secret` tells whether another installation has the same secret,
    and nothing about it.
    """

    foyer: str
    made: str
    engine: str
    server: str
    database: Part
    migrations: Mapping[str, list[str]]
    counts: Mapping[str, int]
    secret: str
    parts: tuple[Part, ...] = ()
    with_files: bool = True
    files: int = 0
    file_bytes: int = 0
    missing: int = 0
    format: int = field(default=FORMAT)

    def write(self, folder: Path) -> None:
        """Write it into the folder of a backup."""
        content = asdict(self)
        (folder / MANIFEST).write_text(
            json.dumps({**content, "seal": _seal(content)}, indent=2, sort_keys=True) + "\n", encoding="utf-8"
        )


def read(folder: Path) -> Manifest:
    """Return the manifest in the folder of a backup.

    Raises:
        BackupFailed: there is none, it was changed, or it is of a newer form.
    """
    path = folder / MANIFEST
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        seal = content.pop("seal")
    except FileNotFoundError as error:
        raise BackupFailed(f"{folder} is no backup: it has no {MANIFEST}") from error
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise BackupFailed(f"{path} cannot be read: the backup is damaged") from error
    form = content.get("format")
    if isinstance(form, int) and form > FORMAT:
        raise BackupFailed(
            f"the backup has form {form}, this version reads up to {FORMAT}: install a newer one"
        )
    if seal != _seal(content):
        raise BackupFailed(f"{path} was changed after it was written: the backup is damaged")
    content["database"] = Part(**content["database"])
    content["parts"] = tuple(Part(**part) for part in content["parts"])
    return Manifest(**content)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def part_of(path: Path) -> Part:
    """Return name, size and SHA-256 of a file."""
    return Part(path.name, path.stat().st_size, digest_of(path))


def _seal(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
