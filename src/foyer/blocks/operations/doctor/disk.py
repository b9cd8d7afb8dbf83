# SPDX-License-Identifier: EUPL-1.2
"""Whether the disk has room: for what is written every day, and for one more copy of the database."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from foyer.blocks.operations.backup.room import in_words
from foyer.kernel.counted import counted
from foyer.kernel.findings import Finding, Level

LITTLE, HARDLY_ANY = 1_000_000_000, 200_000_000
"""Bytes left below which it is time to act, and below which writing is about to fail."""

_SUBJECT = "disk"


def examine() -> Iterator[Finding]:
    """Look at the disk of the folder of this installation, and at another one of the database."""
    home = Path(settings.FOYER_HOME)
    yield from _room(home)
    if connection.vendor == "sqlite":
        database = Path(str(connection.settings_dict["NAME"]))
        if not database.exists():
            return
        if database.stat().st_dev != home.stat().st_dev:
            yield from _room(database.parent)
        size = database.stat().st_size
        if size > shutil.disk_usage(home).free:
            yield Finding(
                _SUBJECT,
                Level.WARNING,
                f"a copy of the database ({in_words(size)}) does not fit",
                "`foyer upgrade` needs that room, and `foyer backup` unless it writes to another disk",
            )


def _room(folder: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(folder).free
    told = f"{in_words(free)} are left on {folder}"
    if free < HARDLY_ANY:
        yield Finding(
            _SUBJECT,
            Level.FAULT,
            told,
            "make room now: changes are about to be refused. Old backups and logs go first; nothing in the"
            " folder of the database",
        )
    elif free < LITTLE:
        yield Finding(_SUBJECT, Level.WARNING, told, "make room, or move the folder to a larger disk")
    else:
        yield Finding(_SUBJECT, Level.FINE, told)
    files = os.statvfs(folder)
    if files.f_files and files.f_favail < files.f_files / 50:
        yield Finding(
            _SUBJECT,
            Level.WARNING,
            f"{counted(files.f_favail, 'more file fits', 'more files fit')} on the disk",
            "remove small files",
        )
