# SPDX-License-Identifier: EUPL-1.2
"""Whether the packages that Foyer brings are those that were chosen: pinned, with a digest, from the index.

    python -m foyer.config.dependencies [--offline | --online]

A service is asked which of them have known weak spots (`uv audit`). Without a way to it that is said, and is
no failure: a check must work where no such service is reached. `--online` makes it one, for whoever
releases; `--offline` asks nobody.
"""

import os
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
    if "--offline" in arguments:
        print("Weak spots that became known were not asked for (--offline).")
        return 1 if wrong else 0
    has_answer, is_weak = _asked()
    return 1 if wrong or is_weak or ("--online" in arguments and not has_answer) else 0


def _asked() -> tuple[bool, bool]:
    """Ask which packages have weak spots, and tell; return whether there was an answer, and if any has."""
    uv = shutil.which("uv") or str(ROOT / ".venv-uv" / "bin" / "uv")
    # One try: who is not reached at once is not reached from here.
    patience = {"UV_HTTP_RETRIES": "0", "UV_HTTP_TIMEOUT": "15", "UV_SYSTEM_CERTS": "1"}
    command = [
        uv,
        "audit",
        "--preview-features",
        "audit-command",
        "--frozen",
        "--no-dev",
        "--project",
        str(ROOT),
    ]
    try:
        done = subprocess.run(  # noqa: S603 - our own installer
            command,
            env={**os.environ, **patience},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return _not_asked(type(error).__name__)
    if done.returncode not in {0, _FOUND_WEAK_SPOTS}:
        return _not_asked(done.stderr.strip().rpartition("\n")[2].strip())
    print(done.stdout.strip() or done.stderr.strip())
    return True, done.returncode == _FOUND_WEAK_SPOTS


def _not_asked(why: str) -> tuple[bool, bool]:
    print(f"Weak spots that became known were NOT asked for: no service is reached from here ({why}).")
    return False, False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
