# SPDX-License-Identifier: EUPL-1.2
"""Whether a disk has room for what is about to be written."""

import shutil
from pathlib import Path

from foyer.blocks.operations.backup.manifest import BackupFailed

SPARE = 64 * 1024 * 1024
"""So many bytes stay free: the installation goes on writing meanwhile."""


def require_room(folder: Path, wanted: int, what: str) -> None:
    """Let pass or raise.

    Raises:
        BackupFailed: the disk of a folder would be full.
    """
    there = folder
    while not there.exists():
        there = there.parent
    free = shutil.disk_usage(there).free
    if free < wanted + SPARE:
        raise BackupFailed(
            f"{what} needs about {in_words(wanted + SPARE)}, and {folder} has {in_words(free)} left:"
            " make room, or name a folder on another disk"
        )


def in_words(count: int) -> str:
    """Return a number of bytes as people read it."""
    amount, units = float(count), ["bytes", "kB", "MB", "GB", "TB"]
    while amount >= 1000 and len(units) > 1:
        amount, units = amount / 1000, units[1:]
    return f"{amount:.0f} bytes" if units[0] == "bytes" else f"{amount:.1f} {units[0]}"
