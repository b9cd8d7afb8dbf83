# SPDX-License-Identifier: EUPL-1.2
"""Which backups lie in a folder, and which of them go."""

import re
import shutil
from pathlib import Path

from foyer.blocks.operations.backup.manifest import MANIFEST

_NAME = re.compile(r"foyer-\d{8}T\d{6}Z")


def finished(folder: Path) -> list[Path]:
    """Return the backups in a folder, oldest first."""
    return sorted(
        path for path in folder.iterdir() if _NAME.fullmatch(path.name) and (path / MANIFEST).is_file()
    )


def remove_old(folder: Path, keep: int) -> list[Path]:
    """Remove all but the newest backups of a folder; return those removed. Others' files are left alone."""
    old = finished(folder)[: -max(1, keep)]
    for path in old:
        # First its name goes: what is half removed is no backup any more.
        going = path.rename(path.with_name(f".removing-{path.name}"))
        shutil.rmtree(going)
    sweep(folder, ".removing-")
    return old


def sweep(folder: Path, beginning: str) -> None:
    """Remove what runs that died have left."""
    for path in folder.glob(f"{beginning}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
