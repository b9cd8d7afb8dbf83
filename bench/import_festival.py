# SPDX-License-Identifier: EUPL-1.2
"""How long the programme of a festival takes to import: the first time, again unchanged, and as a trial.

    python bench/import_festival.py

Reads the real festival where FOYER_SAMPLE_FILES names its folder; elsewhere an invented programme is
made ten times as long. Works in a database of its own in a temporary folder, or in the one of
FOYER_DATABASE_URL when that is a PostgreSQL (made empty for this).
"""

import os
import time
from dataclasses import dataclass
from pathlib import Path

import django
from _homes import settle_home
from _report import Row, report

settle_home()
django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up first

from foyer.blocks.imports.permissions import operator  # noqa: E402
from foyer.blocks.imports.services.fetch_source import Fetched, fetch_source  # noqa: E402
from foyer.blocks.imports.services.prepare_import import load_mapping, prepare_import  # noqa: E402
from foyer.blocks.imports.services.run_import import run_import  # noqa: E402

EXAMPLES = Path(__file__).parents[1] / "examples"
FESTIVAL = Path(os.environ.get("FOYER_SAMPLE_FILES", "")) / "gentse-feesten-2011.csv"
TIMES = 11


def programme() -> tuple[Fetched, Path]:
    """Return a programme and its mapping: the real one, or the invented one over and over."""
    if FESTIVAL.is_file():
        return fetch_source(str(FESTIVAL)), EXAMPLES / "gentse-feesten.yaml"
    lines = (EXAMPLES / "zomer-in-lindeveld.csv").read_text(encoding="utf-8").splitlines()
    repeated = [line.replace(",", f" {n},", 1) for n in range(TIMES) for line in lines if line[:1] != '"']
    return Fetched("long.csv", "\n".join(repeated).encode()), EXAMPLES / "zomer-in-lindeveld.yaml"


@dataclass(frozen=True)
class Timed:
    """One import: how long it took by the clock and of this process alone, and what it did."""

    seconds: float
    computing: float
    rows: int
    changed: int


def timed(fetched: Fetched, mapping_path: Path, *, dry_run: bool = False) -> Timed:
    """Import, from reading the mapping on."""
    started, worked = time.perf_counter(), time.process_time()
    mapping = load_mapping(mapping_path.read_text(encoding="utf-8"))
    prepared = prepare_import(fetched, mapping, lambda *_: None)
    done = run_import(
        operator("bench"), prepared, fetched.name, lambda *_: None, dry_run=dry_run, withdraw_missing=False
    )
    seconds, computing = time.perf_counter() - started, time.process_time() - worked
    return Timed(seconds, computing, done.rows, done.created + done.replaced)


def main() -> int:
    """Measure and print."""
    call_command("migrate", verbosity=0)
    fetched, mapping = programme()
    trial = timed(fetched, mapping, dry_run=True)
    first = timed(fetched, mapping)
    again = timed(fetched, mapping)
    if not first.changed or again.changed:
        raise SystemExit(f"{first.changed} events were made, and the second run changed {again.changed}")
    print(f"{first.rows} rows, {first.changed} events")
    return report(
        "import_festival",
        [
            Row("the whole festival", first.seconds, "s", at_most=20),
            Row("again, unchanged", again.seconds, "s", at_most=8, baseline=first.seconds),
            Row("as a trial, everything undone", trial.seconds, "s", baseline=first.seconds),
            Row("rows", first.rows / first.seconds, "rows/s"),
            Row("computing, the whole festival", first.computing, "s"),
            Row("computing, again", again.computing, "s", baseline=first.computing),
        ],
    )


if __name__ == "__main__":
    raise SystemExit(main())
