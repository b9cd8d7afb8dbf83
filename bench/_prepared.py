# SPDX-License-Identifier: EUPL-1.2
"""A generated installation that several benchmarks share, so that it is made once.

Where FOYER_BENCH_HOME names a folder that `foyer generate` has filled, each benchmark works in a copy of
it. Without it each generates its own.
"""

import os
import shutil
from pathlib import Path

from _homes import settle_home


def copy_into(folder: Path) -> bool:
    """Copy the prepared installation into a folder; say whether there is one."""
    prepared = os.environ.get("FOYER_BENCH_HOME")
    if prepared:
        shutil.copytree(prepared, folder, dirs_exist_ok=True)
    return bool(prepared)


def home_of_its_own() -> bool:
    """Give this process a home, before Django is set up; say whether it is filled already."""
    return settle_home() and copy_into(Path(os.environ["FOYER_HOME"]))
