# SPDX-License-Identifier: EUPL-1.2
"""`foyer check`: lint, form, types, imports, migrations, packages, reference, translations."""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

BIN = Path(sys.executable).parent

STEPS: dict[str, list[str]] = {
    "lint": [str(BIN / "ruff"), "check", "."],
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
    "types": [str(BIN / "mypy")],
    "imports": [str(BIN / "lint-imports")],
    "settings": [sys.executable, "-m", "django", "check", "--fail-level", "WARNING"],
    "migrations": [str(BIN / "foyer"), "makemigrations", "--check", "--dry-run"],
    "reference": [str(BIN / "foyer"), "settings", "--check"],
    "dependencies": [sys.executable, "-m", "foyer.config.dependencies"],
    "translations": [str(BIN / "foyer"), "translations", "--check"],
}
# What an installation holds, and not what Foyer is made of: only by its name.
OF_CONTENTS: dict[str, list[str]] = {"search": [str(BIN / "foyer"), "compare"]}


def run(arguments: Sequence[str]) -> int:
    """Run the named steps, or all; return 0 when every one is clean."""
    parser = argparse.ArgumentParser(prog="foyer check", description=__doc__)
    parser.add_argument(
        "step", nargs="*", choices=[*STEPS, *OF_CONTENTS, []], help="which steps (default: all but search)"
    )
    parser.add_argument("--heal", action="store_true", help="search: let the worker mend what differs")
    asking = parser.add_mutually_exclusive_group()
    asking.add_argument(
        "--online", action="store_true", help="dependencies: fail when no service can be asked"
    )
    asking.add_argument("--offline", action="store_true", help="dependencies: ask nobody for weak spots")
    given = parser.parse_args(list(arguments))
    chosen = given.step or list(STEPS)
    failed = []
    for step in chosen:
        started = time.monotonic()
        command = STEPS.get(step) or OF_CONTENTS[step] + ["--heal"] * given.heal
        if step == "dependencies":
            command = command + ["--online"] * given.online + ["--offline"] * given.offline
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        mark = "ok" if done.returncode == 0 else "FAILED"
        print(f"{step:14}{mark:8}{time.monotonic() - started:5.1f} s", flush=True)
        if done.returncode != 0:
            failed.append(step)
        if done.returncode != 0 or step in {*OF_CONTENTS, "dependencies"}:
            print(done.stdout + done.stderr, flush=True)
    return 1 if failed else 0
