# SPDX-License-Identifier: EUPL-1.2
"""How fast the index is made from the database, how soon a change is found, how fast a search page answers.

    python bench/search.py [--events 200000]

Works in a database and an index of its own in a temporary folder.
"""

import argparse
import os
import sys
import tempfile
import time
from datetime import timedelta
from urllib.parse import parse_qsl

import django
import tantivy
from _prepared import home_of_its_own
from _report import Row, percentile, report, seconds

FILLED = home_of_its_own()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foyer.config.settings")
django.setup()

from django.conf import settings  # noqa: E402 - Django is set up first
from django.core.management import call_command  # noqa: E402

from foyer.blocks.offers.public import count, walk  # noqa: E402
from foyer.blocks.search.engine.schema import SCHEMA  # noqa: E402
from foyer.blocks.search.public import find, rebuild_index, update_index  # noqa: E402
from foyer.blocks.search.services.gather import rows_of  # noqa: E402
from foyer.kernel import clock  # noqa: E402

RUNS = 12


def pages() -> dict[str, str]:
    """Return the searches by name, around the present."""
    now = clock.now().replace(microsecond=0)

    def at(days: int) -> str:
        return (now + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")

    week = f"dateFrom={at(0)}&dateTo={at(7)}"
    evening = "&localTimeFrom=1800&localTimeTo=2000"
    facets = "".join(f"&facets[]={name}" for name in ("regions", "types", "themes", "facilities", "labels"))
    return {
        "all, whole documents": "embed=true",
        "from now on, soonest end first": f"dateFrom={at(0)}&sort[availableTo]=asc&embed=true",
        "this week, five facets": f"{week}{facets}&embed=true",
        "this week, available": f"{week}&status=Available&embed=true",
        "this week, available, 18-20 h": f"{week}&status=Available{evening}&embed=true",
        "one word": "text=gent&embed=true",
        "beginning of a word": "q=name.nl:con*&embed=true",
        "10 km, nearest first": "coordinates=51.05,3.72&distance=10km&sort[distance]=asc&embed=true",
        "a town, an age, a price": "regions[]=nis-44021&minAge=6&maxAge=12&maxPrice=10&embed=true",
    }


def timed(query: str) -> list[float]:
    """Return how many milliseconds each run of a search took."""
    parameters = parse_qsl(query)
    find("events", parameters)
    return [1000 * seconds(lambda: find("events", parameters)) for _ in range(RUNS)]


def change() -> float:
    """Return how many milliseconds one changed event takes from its record to a searcher."""
    reference = f"event/{walk('event', 0, 1)[0][1]}"
    return 1000 * seconds(lambda: update_index([reference]))


def engine_alone(count: int = 20_000) -> float:
    """Return how many documents a second the engine takes whose JSON is there already, in one thread."""
    events = [f"event/{public_id}" for _, public_id in walk("event", 0, count)]
    made = [row for start in range(0, len(events), 1000) for row in rows_of(events[start : start + 1000])]

    def write(folder: str) -> None:
        writer = tantivy.Index(SCHEMA, folder).writer(200_000_000, 1)
        for row in made:
            writer.add_json(row)
        writer.commit()
        writer.wait_merging_threads()

    with tempfile.TemporaryDirectory() as folder:
        return len(made) / seconds(lambda: write(folder))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    asked = parser.parse_args()
    call_command("migrate", verbosity=0)
    if not FILLED:
        call_command("generate", events=asked.events, seed=1, verbosity=0)
    total = sum(count(kind) for kind in ("event", "place", "organizer"))
    started = time.perf_counter()
    rebuild_index()
    rate = total / (time.perf_counter() - started)
    alone = engine_alone()
    folder = settings.FOYER_SEARCH_PATH
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    measured = {name: timed(query) for name, query in pages().items()}
    every = [one for times in measured.values() for one in times]
    rows = [
        Row("the engine alone, documents made before", alone, "documents/s"),
        Row("index from the database", rate, "documents/s", at_least=3500, baseline=alone),
        Row("size of the index", size / total, "bytes/document"),
        Row(
            "one changed event, to its commit, p95",
            percentile([change() for _ in range(20)], 0.95),
            "ms",
            at_most=500,
        ),
        Row("all searches, p95", percentile(every, 0.95), "ms", at_most=100),
        *(Row(name, percentile(times, 0.5), "ms, median") for name, times in measured.items()),
    ]
    return report("search", rows)


if __name__ == "__main__":
    sys.exit(main())
