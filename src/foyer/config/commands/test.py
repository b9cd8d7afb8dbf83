# SPDX-License-Identifier: EUPL-1.2
"""`foyer test`: bring what the tests need and run every one, on both databases.

Arguments after the command go to pytest and then only one run is made, on SQLite:
`foyer test src/foyer/kernel -k outbox`.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[4]
PYTEST = [sys.executable, "-m", "pytest"]
# Each run says which tests it skipped, and why.
TELLING = [*PYTEST, "-rs"]
# A process that dies ends its run: who shares out by files would wait for ever for what it had been given.
PARALLEL = ["-n", "2", "--dist", "loadfile", "--max-worker-restart", "0"]
# One file looks at most of the pages, and each process has one browser and one server whatever it is given.
SHARED_OUT = ["-n", "2", "--dist", "worksteal", "--max-worker-restart", "0"]
LONGEST_SECONDS = 40 * 60
"""A run that takes longer hangs."""


@dataclass(frozen=True)
class Need:
    """A Debian package, the runs that cannot be without it, and whether it is there."""

    package: str
    runs: str
    is_there: Callable[[], bool]


def run(arguments: Sequence[str]) -> int:
    """Return 0 when every test passed."""
    missing = _bring()
    if arguments:
        code = subprocess.run([*TELLING, *arguments], cwd=ROOT, check=False).returncode
        _tell(missing)
        return code
    started = time.monotonic()
    failed = []
    for name, command in _runs({need.runs for need in missing}).items():
        print(f"\n=== {name} ===", flush=True)
        try:
            passed = subprocess.run(command, cwd=ROOT, check=False, timeout=LONGEST_SECONDS).returncode == 0
        except subprocess.TimeoutExpired:
            print(f"\nStopped after {LONGEST_SECONDS // 60} minutes: some test does not end.", flush=True)
            passed = False
        if not passed:
            failed.append(name)
    print(f"\nAll runs took {time.monotonic() - started:.0f} s.")
    _tell(missing)
    every = "Every test that could run passed." if missing else "Every test passed."
    print("Failed: " + ", ".join(failed) if failed else every)
    return 1 if failed else 0


def _tell(missing: Collection[Need]) -> None:
    """Say which tests cannot run here, and what to type so that they can."""
    for need in missing:
        print(f"Skipped: the tests {need.runs} (package {need.package} is not installed)")
    if missing:
        print(f"To run those too, type first:\n    {_line(missing)}")


def _runs(skipped: Collection[str]) -> dict[str, list[str]]:
    runs = {"SQLite": [*TELLING, *PARALLEL, "-m", "not browser and not faults"]}
    if ON_POSTGRESQL not in skipped:
        alone = [sys.executable, "tests/postgres.py", "run", "--", *TELLING]
        on_postgresql = [*alone, *PARALLEL]
        # An open transaction anywhere in a cluster holds back what reactions may read.
        runs["PostgreSQL"] = [*on_postgresql, "--only-database", "-m", "not browser and not alone"]
        runs["PostgreSQL, alone"] = [*alone, "--only-database", "-m", "alone and not browser"]
    runs["faults"] = [*TELLING, *PARALLEL, "-m", "faults and not browser"]
    if IN_A_BROWSER not in skipped:
        runs["browser"] = [*TELLING, *SHARED_OUT, "-m", "browser", "tests/browser"]
    return runs


def _bring() -> list[Need]:
    """Install the packages that tests need where that is possible; return which stay missing."""
    missing = _missing()
    if not missing:
        return []
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing for the tests: {_names(missing)}", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        for need in missing:
            subprocess.run(
                ["apt-get", "install", "-y", "-qq", "--no-install-recommends", need.package],
                env=quiet,
                check=False,
                stdout=subprocess.DEVNULL,
            )
    else:
        print(f"To run every test, type first:\n    {_line(missing)}", flush=True)
    return _missing()


def _missing() -> list[Need]:
    return [need for need in NEEDS if not need.is_there()]


def _names(needs: Iterable[Need]) -> str:
    return " ".join(need.package for need in needs)


def _line(needs: Iterable[Need]) -> str:
    """Return what to type to install packages."""
    line = f"apt-get install {_names(needs)}"
    if os.geteuid() == 0:
        return line
    return f"sudo {line}" if shutil.which("sudo") else f"su -c '{line}'"


def _has_postgresql() -> bool:
    return bool(shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def _has_chromium() -> bool:
    return "FOYER_CHROMIUM" in os.environ or any(
        shutil.which(each) for each in ("chromium", "chromium-browser", "google-chrome")
    )


def _drives_browsers() -> bool:
    """Say whether what drives the browser starts: its program wants a library that small systems lack."""
    tried = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"], capture_output=True, check=False
    )
    return tried.returncode == 0


ON_POSTGRESQL, IN_A_BROWSER = "on PostgreSQL", "in a browser"
NEEDS = (
    Need("postgresql", ON_POSTGRESQL, _has_postgresql),
    Need("chromium", IN_A_BROWSER, _has_chromium),
    Need("libatomic1", IN_A_BROWSER, _drives_browsers),
)
