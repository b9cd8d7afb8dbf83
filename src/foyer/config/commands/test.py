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
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[4]
PYTEST = [sys.executable, "-m", "pytest"]
# A whole run says which tests it skipped, and why.
WHOLE = [*PYTEST, "-rs"]
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
    if skipped:
        print(f"To run those too, type first:\n    {_line(skipped)}")
    every = "Every test that could run passed." if skipped else "Every test passed."
    print("Failed: " + ", ".join(failed) if failed else every)
    return 1 if failed else 0


def _runs(skipped: dict[str, str]) -> dict[str, list[str]]:
    runs = {"SQLite": [*WHOLE, *PARALLEL, "-m", "not browser and not faults"]}
    if "postgresql" not in skipped:
        alone = [sys.executable, "tests/postgres.py", "run", "--", *WHOLE]
        on_postgresql = [*alone, *PARALLEL]
        # An open transaction anywhere in a cluster holds back what reactions may read.
        runs["PostgreSQL"] = [*on_postgresql, "--only-database", "-m", "not browser and not alone"]
        runs["PostgreSQL, alone"] = [*alone, "--only-database", "-m", "alone and not browser"]
    runs["faults"] = [*WHOLE, "-m", "faults and not browser"]
    if "chromium" not in skipped:
        runs["browser"] = [*WHOLE, *PARALLEL, "-m", "browser"]
    return runs


def _bring() -> dict[str, str]:
    """Install PostgreSQL and Chromium where that is possible; return what stays missing and why."""
    missing = _missing()
    if not missing:
        return {}
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing for the tests: {' '.join(missing)}", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        for package in missing:
            subprocess.run(
                ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package],
                env=quiet,
                check=False,
                stdout=subprocess.DEVNULL,
            )
    else:
        print(f"To run every test, type first:\n    {_line(missing)}", flush=True)
    return _missing()


def _missing() -> dict[str, str]:
    """Return the Debian packages that are not there, each with what cannot run without it."""
    missing = {}
    if not _has_postgresql():
        missing["postgresql"] = "the run on PostgreSQL (package postgresql is not installed)"
    if not _has_chromium():
        missing["chromium"] = "the browser tests (package chromium is not installed)"
    return missing


def _line(packages: Iterable[str]) -> str:
    """Return what to type to install packages."""
    line = f"apt-get install {' '.join(packages)}"
    return line if os.geteuid() == 0 else f"sudo {line}"


def _has_postgresql() -> bool:
    return bool(shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def _has_chromium() -> bool:
    return bool(shutil.which("chromium") or shutil.which("chromium-browser"))
