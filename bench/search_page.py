# SPDX-License-Identifier: EUPL-1.2
"""How fast the search page of the agenda answers, over HTTP, among many events.

    python bench/search_page.py [--events 200000] [--requests 20]

Every question of the list is asked in turn, some times each, on a connection that is kept. Beside each
page stands the search API with the same question, which is the part of the page that searches.
"""

import argparse
import random
import sys
import time

from _house import Client, house
from _report import Row, percentile, report

LIMIT_MS = 100
# The page of the agenda, and what of it the search API is asked.
QUESTIONS = {
    "everything": ("", ()),
    "one word": ("text=muziek", (("text", "muziek"),)),
    "two words": ("text=muziek+zomer", (("text", "muziek zomer"),)),
    "this weekend": ("when=weekend", ()),
    "a town": ("region=nis-44021", (("regions", "nis-44021"),)),
    "near a point": (
        "near=51.0571,3.7262&distance=5",
        (("coordinates", "51.0571,3.7262"), ("distance", "5km")),
    ),
    "the fifth page": ("page=5", (("start", "120"),)),
    "a word as map": ("text=muziek&view=map", (("text", "muziek"),)),
    "nothing found": ("text=qqqqqq", (("text", "qqqqqq"),)),
}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--requests", type=int, default=20, help="how often each question is asked")
    options = parser.parse_args()
    took: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    searched: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    with house(options.events, "--no-demo") as opened:
        client = Client(opened)
        turns = list(QUESTIONS) * (options.requests + 1)
        first = len(QUESTIONS)  # the first round warms up
        random.Random(1).shuffle(rest := turns[first:])
        for number, name in enumerate([*QUESTIONS, *rest]):
            query, parameters = QUESTIONS[name]
            started = time.perf_counter()
            client.send("GET", f"/nl/agenda?{query}")
            page = time.perf_counter()
            client.events(*parameters, ("limit", "24"), ("embed", "true"))
            end = time.perf_counter()
            if number >= first:
                took[name].append((page - started) * 1000)
                searched[name].append((end - page) * 1000)
    every = [value for values in took.values() for value in values]
    rows = [
        Row(name, percentile(values, 0.95), "ms p95", baseline=percentile(searched[name], 0.95))
        for name, values in took.items()
    ]
    rows += [
        Row(f"all pages, {options.events:,} events, p50", percentile(every, 0.5), "ms"),
        Row(f"all pages, {options.events:,} events, p95", percentile(every, 0.95), "ms", at_most=LIMIT_MS),
    ]
    return report("search_page", rows)


if __name__ == "__main__":
    sys.exit(main())
