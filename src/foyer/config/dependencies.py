# SPDX-License-Identifier: EUPL-1.2
"""Whether the packages that Foyer brings are those that were chosen: pinned, with a digest, from the index.

    python -m foyer.config.dependencies [--online]

With `--online` a service is asked which of them have known weak spots (`uv audit`); without a way to it
that is said, and is no failure: a check must work where no such service is reached.
"""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
INDEX = "https://pypi.org/simple"
_FOUND_WEAK_SPOTS = 1


def faults(lock: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with a lock file, one sentence a package."""
    wrong = []
    for package in lock["package"]:
        name, source = package["name"], package["source"]
        if source == {"editable": "."}:
            continue
        if source != {"registry": INDEX}:
            wrong.append(f"{name} comes from {source}, not from the index.")
        files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else [])]
        if not files or any(not str(file.get("hash", "")).startswith("sha256:") for file in files):
            wrong.append(f"{name} has a file without a digest: it could be exchanged.")
    return wrong


def main(arguments: Sequence[str]) -> int:
    """Check, say what was found, and return 0 when nothing is wrong."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    wrong = faults(lock)
    print(*wrong or [f"{len(lock['package']) - 1} packages, each with the digest of its files."], sep="\n")
    if "--online" in arguments:
        return 1 if wrong or _has_weak_spots() else 0
    print("Weak spots that became known are not asked for: foyer check dependencies --online does.")
    return 1 if wrong else 0


def _has_weak_spots() -> bool:
    uv = shutil.which("uv") or str(ROOT / ".venv-uv" / "bin" / "uv")
    try:
        done = subprocess.run(  # noqa: S603 - our own installer
            [uv, "audit", "--frozen", "--no-dev", "--project", str(ROOT)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        print("Weak spots could not be asked for: uv is not there, or no service answers.")
        return False
    print(done.stdout)
    if done.returncode not in {0, _FOUND_WEAK_SPOTS}:
        print("Weak spots could not be asked for: the service is not reached from here.")
    return done.returncode == _FOUND_WEAK_SPOTS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
