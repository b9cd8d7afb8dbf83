# SPDX-License-Identifier: EUPL-1.2
"""How long an upgrade takes from the tables of an earlier version, and how good the estimate of its stop is.

    python bench/upgrade.py [--events 20000] [--from v0.1.0]

The records are made by the earlier version itself, from the history of this repository: by default of the
last tag. In a folder of its own, or in the empty PostgreSQL of FOYER_DATABASE_URL.
"""

import argparse
import io
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from _homes import end_in_order
from _report import Row, report
from backup import steps, told
from journeys.house import FOYER, ROOT, House


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--from", dest="version", default=None)
    given = parser.parse_args()
    version = given.version or _last_release()
    if not version:
        print("No release is tagged yet to upgrade from: name a commit with --from.")
        return 0
    end_in_order()
    with tempfile.TemporaryDirectory(prefix="foyer-bench-upgrade-", ignore_cleanup_errors=True) as folder:
        there = House(Path(folder))
        _made_by(version, Path(folder), there, given.events)
        plan = there.run("upgrade", "--plan").stdout
        print(plan, file=sys.stderr)
        took = dict(steps(told(there, "upgrade", "--yes")))
        told(there, "check", "search")
    rows = [Row(name, seconds, "s") for name, seconds in took.items()]
    if said := re.search(r"about (\d+) seconds", plan):
        stop = sum(
            v for k, v in took.items() if k.startswith(("Copying the database for", "Applying", "Building"))
        )
        rows.append(Row("stop on SQLite, against its estimate", stop, "s", baseline=float(said[1])))
    return report("upgrade", rows)


def _made_by(version: str, folder: Path, there: House, events: int) -> None:
    """Let an earlier version make its tables, and generate events in them."""
    with tarfile.open(fileobj=io.BytesIO(_git("archive", version, "src"))) as source:
        source.extractall(folder / "earlier", filter="data")
    environment = {**there.environment, "PYTHONPATH": str(folder / "earlier" / "src")}
    for command in (["migrate", "-v0"], ["generate", "--events", str(events)]):
        print(f"$ foyer {' '.join(command)}   ({version})", file=sys.stderr, flush=True)
        subprocess.run([*FOYER, *command], env=environment, cwd=folder, check=True, stdout=sys.stderr)


def _last_release() -> str:
    tags = _git("tag", "--list", "v*", "--sort=-version:refname", "--merged", "HEAD").decode().split()
    return tags[0] if tags else ""


def _git(*command: str) -> bytes:
    done = subprocess.run(["git", *command], cwd=ROOT, capture_output=True, check=False, env=os.environ)
    if done.returncode != 0:
        raise SystemExit(f"{done.stderr.decode().strip()}: name a version with --from")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
