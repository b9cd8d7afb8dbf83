# SPDX-License-Identifier: EUPL-1.2
"""`foyer test`: bring what the tests need and run every one, on both databases.

Arguments after the command go to pytest and then only one run is made:
`foyer test src/foyer/kernel -k outbox`.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[4]
PYTEST = [sys.executable, "-m", "pytest"]
PARALLEL = ["-n", "2", "--dist", "loadfile"]


def run(arguments: Sequence[str]) -> int:
    """Return 0 when every test passed."""
    if arguments:
        return subprocess.run([*PYTEST, *arguments], cwd=ROOT, check=False).returncode
    skipped = _bring()
    started = time.monotonic()
    failed = []
    for name, command in _runs(skipped).items():
        print(f"\n=== {name} ===", flush=True)
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            failed.append(name)
    print(f"\nAll runs took {time.monotonic() - started:.0f} s.")
    for reason in skipped.values():
        print(f"Skipped: {reason}")
    print("Failed: " + ", ".join(failed) if failed else "Every test passed.")
    return 1 if failed else 0


def _runs(skipped: dict[str, str]) -> dict[str, list[str]]:
    runs = {"SQLite": [*PYTEST, *PARALLEL, "-m", "not browser and not faults"]}
    if "postgresql" not in skipped:
        alone = [sys.executable, "tests/postgres.py", "run", "--", *PYTEST]
        on_postgresql = [*alone, *PARALLEL]
        # An open transaction anywhere in a cluster holds back what reactions may read.
        runs["PostgreSQL"] = [*on_postgresql, "--only-database", "-m", "not browser and not alone"]
        runs["PostgreSQL, alone"] = [*alone, "--only-database", "-m", "alone and not browser"]
    runs["faults"] = [*PYTEST, "-m", "faults and not browser"]
    if "chromium" not in skipped:
        runs["browser"] = [*PYTEST, *PARALLEL, "-m", "browser"]
    return runs


def _bring() -> dict[str, str]:
    """Install PostgreSQL and Chromium where that is possible; return what stays missing and why."""
    missing = {}
    if not _has_postgresql():
        missing["postgresql"] = ["postgresql"]
    if not _has_chromium():
        missing["chromium"] = ["chromium"]
    if not missing:
        return {}
    packages = [package for needed in missing.values() for package in needed]
    line = f"apt-get install -y {' '.join(packages)}"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing for the tests: {' '.join(packages)}", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        for package in packages:
            subprocess.run(
                ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package],
                env=quiet,
                check=False,
                stdout=subprocess.DEVNULL,
            )
    else:
        print(f"To run every test, type first:\n    sudo {line}", flush=True)
    skipped = {}
    if not _has_postgresql():
        skipped["postgresql"] = "the run on PostgreSQL (package postgresql is not installed)"
    if not _has_chromium():
        skipped["chromium"] = "the browser tests (package chromium is not installed)"
    return skipped


def _has_postgresql() -> bool:
    return bool(shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def _has_chromium() -> bool:
    return bool(shutil.which("chromium") or shutil.which("chromium-browser"))
