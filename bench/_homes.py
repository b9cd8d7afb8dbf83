# SPDX-License-Identifier: EUPL-1.2
"""Folders that benchmarks work in, gone when they end: also when they are told to end."""

import atexit
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path


def end_in_order() -> None:
    """Let SIGTERM end this process as an error does: what was opened is closed and removed."""
    signal.signal(signal.SIGTERM, _end)


def _end(*_: object) -> None:
    # Told again, by a whole group for example, it goes on tidying up.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(128 + signal.SIGTERM)


def new_folder() -> Path:
    """Return an empty folder that this process removes when it ends."""
    end_in_order()
    folder, owner = Path(tempfile.mkdtemp(prefix="foyer-bench-")), os.getpid()

    def remove() -> None:
        # A process that this one forked ends before it.
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    return folder


def settle_home() -> bool:
    """Give this process a home, before Django is set up, unless it has one; say whether it was given."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foyer.config.settings")
    if "FOYER_HOME" in os.environ:
        return False
    os.environ["FOYER_HOME"] = str(new_folder())
    return True
