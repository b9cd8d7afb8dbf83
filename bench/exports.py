# SPDX-License-Identifier: EUPL-1.2
"""How long the file of an export takes to make, and how much memory it holds at most.

    python bench/exports.py [--items 5000] [--forms json,csv,xlsx,ics,pdf,map]

Each form is made in a process of its own by the code of the worker, without the rests that a job takes
between two pieces. Memory is the anonymous part (RssAnon) of that process at its highest, with the search
and Django in it; `map` is PDF with headings and a map, which looks at all items twice.
"""

import argparse
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from _prepared import home_of_its_own
from _report import Row, report

LIMIT_MB = 400
FORMS = ("json", "csv", "xlsx", "ics", "pdf", "map")


class Work:
    """A job that never has to stop; notes the longest piece."""

    def __init__(self, file: str, actor: Any) -> None:
        """Take the name of the file of an export."""
        self.payload, self.position, self.actor = {"file": file}, None, actor
        self.longest, self.since = 0.0, time.perf_counter()

    def save(self, _position: Any, _done: int, _total: int | None = None) -> None:
        """Note how long the piece took."""
        self.longest = max(self.longest, time.perf_counter() - self.since)
        self.since = time.perf_counter()


def anonymous() -> int:
    """Return the anonymous memory of this process in kB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon"))


def begun(name: str, items: int, actor: Any) -> str:
    """Start an export of so many events; return the id of its job."""
    from foyer.blocks.exports.public import Order, Style, start_export
    from foyer.blocks.offers.public import walk

    order = Order(
        "pdf" if name == "map" else name,
        "events",
        [("disableDefaultFilters", "true"), ("isDuplicate", "*")],
        only=[("event", public_id) for _, public_id in walk("event", 0, items)],
        grouping="town" if name == "map" else "none",
        style=Style(title="Programma", template="map" if name == "map" else "tips"),
    )
    return start_export(actor, order)


def measured(name: str, items: int) -> None:
    """Make one export; print what it took."""
    import django

    django.setup()
    from foyer.blocks.exports.models import Export
    from foyer.blocks.exports.services.make_export import make_export
    from foyer.kernel.actors import Actor

    actor = Actor(user_id="bench")
    export = Export.objects.get(job=begun(name, items, actor))
    before, peak, done = anonymous(), [0], threading.Event()

    def watch() -> None:
        while not done.wait(0.02):
            peak[0] = max(peak[0], anonymous())

    watcher = threading.Thread(target=watch)
    watcher.start()
    work, started = Work(export.file, actor), time.perf_counter()
    try:
        made = make_export(work)["items"]  # type: ignore[arg-type]
        took = time.perf_counter() - started
    finally:
        done.set()
        watcher.join()
    export.refresh_from_db()
    told = {
        "items": made,
        "seconds": took,
        "before": before,
        "peak": peak[0],
        "bytes": export.size,
        "longest": work.longest,
        "last": time.perf_counter() - work.since,
    }
    print(json.dumps(told))


def filled(items: int) -> None:
    """Make the installation ready: with so many events where it is empty."""
    is_filled = home_of_its_own()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foyer.config.settings")
    os.environ["FOYER_EXPORT_MAXIMUM"] = str(max(items, 1))
    foyer = Path(sys.executable).with_name("foyer")
    commands = [["migrate", "-v0"]] + (
        [] if is_filled else [["generate", "--events", str(items)], ["reindex"]]
    )
    for command in commands:
        subprocess.run([str(foyer), *command], check=True, stdout=sys.stderr)


def rows_of(name: str, items: int) -> list[Row]:
    """Return the rows of one form."""
    command = [sys.executable, __file__, "--one", name, "--items", str(items)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    if told["items"] != items:
        print(f"{name}: {told['items']} of {items} items", file=sys.stderr)
    return [
        Row(f"{name}: made of {told['items']:,} events", told["seconds"], "s"),
        Row(f"{name}: anonymous memory, highest", told["peak"] / 1024, "MiB", at_most=LIMIT_MB),
        Row(f"{name}: of that before it began", told["before"] / 1024, "MiB"),
        Row(f"{name}: longest piece of a turn", max(told["longest"], told["last"]), "s"),
        Row(f"{name}: size of the file", told["bytes"] / 2**20, "MiB"),
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=5_000)
    parser.add_argument("--forms", default=",".join(FORMS))
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measured(options.one, options.items)
        return 0
    filled(options.items)
    return report(
        "exports", [row for name in options.forms.split(",") for row in rows_of(name, options.items)]
    )


if __name__ == "__main__":
    sys.exit(main())
