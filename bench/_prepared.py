# SPDX-License-Identifier: EUPL-1.2
"""A generated installation that several benchmarks share, so that it is made once.

Where FOYER_BENCH_HOME names a folder that `foyer generate` has filled, each benchmark works in a copy of
it. Without it each generates its own.
"""

import os
import shutil
import tempfile
from pathlib import Path


def copy_into(folder: Path) -> bool:
    """Copy the prepared installation into a folder; say whether there is one."""
    prepared = os.environ.get("FOYER_BENCH_HOME")
    if prepared:
        shutil.copytree(prepared, folder, dirs_exist_ok=True)
    return bool(prepared)


def home_of_its_own() -> bool:
    """Give this process a home, before Django is set up; say whether it is filled already."""
    if "FOYER_HOME" in os.environ:
        return False
    home = Path(tempfile.mkdtemp(prefix="foyer-bench-"))
    os.environ["FOYER_HOME"] = str(home)
    return copy_into(home)
