# SPDX-License-Identifier: EUPL-1.2
"""`foyer bench [NAME ...]`: run the benchmarks of `bench/`, each in a process and a home of its own.

Every benchmark prints a table and writes `var/bench/NAME.json`.
"""

import argparse
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).parents[4] / "bench"


def run(arguments: Sequence[str]) -> int:
    """Return 0 when every benchmark ran and kept its limits."""
    names = sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))
    parser = argparse.ArgumentParser(prog="foyer bench", description=__doc__)
    parser.add_argument("name", nargs="*", help=f"which ones (default: all): {', '.join(names)}")
    chosen = parser.parse_args(list(arguments)).name or names
    if unknown := sorted(set(chosen) - set(names)):
        print(f"There is no benchmark {unknown[0]!r}; choose of {', '.join(names)}.", file=sys.stderr)
        return 2
    failed = []
    for name in chosen:
        print(f"\n=== {name} ===", flush=True)
        if _ended_with(FOLDER / f"{name}.py") != 0:
            failed.append(name)
    if failed:
        print(f"\nNot kept: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _ended_with(script: Path) -> int:
    """Run a script and return its exit code; whoever ends this process ends it too, and it tidies up."""
    with subprocess.Popen([sys.executable, str(script)]) as running:
        before = signal.signal(signal.SIGTERM, lambda *_: running.terminate())
        try:
            code = running.wait()
        finally:
            signal.signal(signal.SIGTERM, before)
    if code == 128 + signal.SIGTERM:
        sys.exit(code)
    return code
