# SPDX-License-Identifier: EUPL-1.2
"""How long the index takes to be made anew while it is searched, beside the engine alone in the same run.

    python bench/rebuild.py [--events 200000] [--sample 200000] [--rate 5] [--in-place]

The engine alone is given rows that were made before, of the first events in the order in which a rebuild
walks them: with one thread, before and after the rebuild; the mean of both, for as many records as there are.
A client searches at a steady rate meanwhile. Memory is that which is no file: the highest of a look each half
second at `foyer reindex` with all that it started, and at the worker beside it. With `--in-place` the
installation of FOYER_BENCH_HOME is used itself, and not a copy.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from itertools import islice
from pathlib import Path

from _house import Client, house
from _report import Row, percentile, report, seconds
from journeys.house import FOYER, ROOT, House
from memory import LARGEST, watched

ENGINE_MEMORY = 200_000_000
AT_MOST = 1.5
WORKER_MB = 1500
ASKED = [
    [("text", "muziek")],
    [("sort[created]", "desc")],
    [("sort[availableTo]", "asc")],
    [("regions[]", "nis-44021"), ("limit", "10")],
]


def rows_made(number: int, file: Path) -> tuple[int, int]:
    """Write the rows of so many events, a line each; return how many there were, and how many records."""
    import django

    django.setup()
    from foyer.blocks.search.services.fill_index import records, references
    from foyer.blocks.search.services.gather import batches, rows_of
    from foyer.blocks.search.services.with_helpers import with_helpers

    events = (one for one in references() if one.startswith("event/"))
    made = 0
    with file.open("w", encoding="utf-8") as lines:
        for _, rows in with_helpers(rows_of, batches(islice(events, number), 1000), number):
            lines.writelines(f"{row}\n" for row in rows)
            made += len(rows)
    return made, records()


def engine_alone(file: Path) -> None:
    """Let the engine index these rows, into a folder that is gone afterwards."""
    import tantivy

    from foyer.blocks.search.engine.schema import SCHEMA

    with tempfile.TemporaryDirectory(prefix="foyer-bench-") as folder, file.open(encoding="utf-8") as rows:
        writer = tantivy.Index(SCHEMA, folder).writer(ENGINE_MEMORY, 1)
        for row in rows:
            writer.add_json(row)
        writer.commit()
        writer.wait_merging_threads()


def searched(opened: House, rate: float, over: threading.Event) -> list[float]:
    """Search at a steady rate until it is over; return the milliseconds of each."""
    client, took, number = Client(opened), [], 0
    started = time.perf_counter()
    while not over.is_set():
        took.append(1000 * seconds(partial(client.events, *ASKED[number % len(ASKED)])))
        number += 1
        time.sleep(max(0.0, started + number / rate - time.perf_counter()))
    return took


def rebuilt(opened: House, rate: float) -> list[Row]:
    """Make the index anew beside the running installation."""
    _, worker = map(int, (opened.home / "processes").read_text().split())
    over, took = threading.Event(), []
    client = threading.Thread(target=lambda: took.extend(searched(opened, rate, over)))
    client.start()
    started = time.perf_counter()
    process = subprocess.Popen([*FOYER, "reindex"], env=opened.environment, cwd=ROOT)
    with watched(process.pid) as making, watched(worker) as beside:
        status = process.wait()
    ended = time.perf_counter() - started
    over.set()
    client.join()
    if status != 0:
        raise SystemExit(f"reindex ended with {status}")
    return [
        Row("made anew while searched", ended, "s"),
        Row("own memory, with its helpers", making.own, "MB", at_most=WORKER_MB),
        Row("own memory, the largest process", making.largest, "MB"),
        Row("the worker meanwhile", beside.own, "MB", at_most=WORKER_MB),
        Row("searches meanwhile", len(took), "searches"),
        Row("searches meanwhile", percentile(took, 0.5), "ms, median"),
        Row("searches meanwhile", percentile(took, 0.95), "ms, p95"),
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--sample", type=int, default=200_000, help="so many rows for the engine alone")
    parser.add_argument("--rate", type=float, default=5, help="searches a second meanwhile")
    parser.add_argument("--in-place", action="store_true", help="use the prepared installation itself")
    options = parser.parse_args()
    with house(options.events, "--no-demo", in_place=options.in_place) as opened:
        os.environ.update(opened.environment, DJANGO_SETTINGS_MODULE="foyer.config.settings")
        with tempfile.TemporaryDirectory(prefix="foyer-bench-") as folder:
            file = Path(folder) / "rows"
            made, total = rows_made(options.sample, file)
            before = seconds(lambda: engine_alone(file))
            (anew, *others) = rebuilt(opened, options.rate)
            after = seconds(lambda: engine_alone(file))
    alone = (before + after) / 2 / made * total
    rows = [
        Row(anew.name, anew.figure, anew.unit, at_most=AT_MOST * alone, baseline=alone),
        Row("the engine alone, before", before / made * 1e6, "µs a document"),
        Row("the engine alone, after", after / made * 1e6, "µs a document"),
        Row("made anew", anew.figure / total * 1e6, "µs a document"),
        *others,
    ]
    return report("rebuild" + "-1000000" * (options.events >= LARGEST), rows)


if __name__ == "__main__":
    sys.exit(main())
