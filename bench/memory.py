# SPDX-License-Identifier: EUPL-1.2
"""How much memory the web process takes under queries that are made to hurt.

    python bench/memory.py [--events 200000] [--rounds 3] [--in-place]

Memory of its own is what a process holds that is no file: a machine needs that much. Files that are mapped,
as those of the index, are given back where it is scarce. Each figure is the highest of a look each half
second at a process and those that it started. With `--in-place` the installation of FOYER_BENCH_HOME is used
itself, and not a copy.
"""

import argparse
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from _house import ANY_TIME, house
from _report import Row, report
from hostile import timed
from journeys.house import House

from foyer.blocks.search.tests.hostile import HONEST, LARGE, PATTERNS

WEB_MB = 500
LARGEST = 990_000
SIMPLE = [
    [("text", "muziek")],
    [("sort[modified]", "desc"), ("limit", "100")],
    [("disableDefaultFilters", "true"), *(("facets[]", name) for name in ("regions", "types", "labels"))],
    [("start", "9900"), ("limit", "100"), ("sort[created]", "desc")],
    [("q", "a* OR b* OR c*"), ("start", "9000"), ("limit", "1000")],
]


@dataclass
class Held:
    """The highest that was seen: memory of one's own and mapped files, in MB, of all and of the largest."""

    own: float = 0.0
    files: float = 0.0
    largest: float = 0.0
    last: float = field(default=0.0)

    def look(self, pid: int) -> None:
        """Look at a process and those that it started."""
        seen = list(_each(pid))
        self.last = sum(own for own, _ in seen)
        self.own = max(self.own, self.last)
        self.files = max(self.files, sum(files for _, files in seen))
        self.largest = max([self.largest, *(own for own, _ in seen)])


def _each(pid: int) -> Iterator[tuple[float, float]]:
    folder = Path(f"/proc/{pid}")
    try:
        status = (folder / "status").read_text()
        children = (folder / "task" / str(pid) / "children").read_text().split()
    except OSError:
        return
    found = [re.search(rf"{name}:\s+(\d+)", status) for name in ("RssAnon", "RssFile")]
    # One that has just ended has none.
    own, files = (int(one[1]) * 1024 / 1e6 if one else 0.0 for one in found)
    yield own, files
    for child in children:
        yield from _each(int(child))


@contextmanager
def watched(pid: int) -> Iterator[Held]:
    """Look at a process within the block, each half second."""
    held, over = Held(), threading.Event()

    def look() -> None:
        while not over.is_set():
            held.look(pid)
            over.wait(0.5)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield held
    finally:
        over.set()
        thread.join()
        held.look(pid)


def hurt(opened: House, rounds: int) -> None:
    """Ask two at a time what is made to hurt, and what is large and honest, again and again."""
    asked = [query for query, _ in LARGE.values()] + PATTERNS + list(HONEST.values())
    bodies = [urlencode([*ANY_TIME, ("q", query)]).encode() for query in asked]
    bodies += [urlencode([*ANY_TIME, *one]).encode() for one in SIMPLE]
    path = f"/api/search/events?apiKey={opened.key}"

    def ask(mine: list[bytes]) -> None:
        for body in mine * rounds:
            timed(opened, "POST", path, "query", body)

    threads = [threading.Thread(target=ask, args=(mine,)) for mine in (bodies, bodies[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is asked")
    parser.add_argument("--in-place", action="store_true", help="use the prepared installation itself")
    options = parser.parse_args()
    with house(options.events, "--no-demo", in_place=options.in_place) as opened:
        web, _ = map(int, (opened.home / "processes").read_text().split())
        first = Held()
        first.look(web)
        with watched(web) as held:
            hurt(opened, options.rounds)
        time.sleep(5)
        held.look(web)
        rows = [
            Row("web, just started", first.own, "MB"),
            Row("web, highest under queries made to hurt", held.own, "MB", at_most=WEB_MB),
            Row("web, after them", held.last, "MB", at_most=WEB_MB),
            Row("web, mapped files", held.files, "MB"),
        ]
    return report("memory" + "-1000000" * (options.events >= LARGEST), rows)


if __name__ == "__main__":
    sys.exit(main())
