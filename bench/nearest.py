# SPDX-License-Identifier: EUPL-1.2
"""How fast what is nearest is found from the middle of a town, beside the same circle in the usual order.

    FOYER_BENCH_HOME=... python bench/nearest.py [--name nearest]

Generated places lie as thick as people live, many of them at the one point of their town: circles around
towns hold thousands of events. Each search is called as a web server calls it, twelve times, in turn with
its baseline. Works on a home that is filled and indexed.
"""

import argparse
import sys
from itertools import product
from urllib.parse import parse_qsl

from _report import Row, percentile, report, seconds
from search_mix import Questions, called, issue_api_key

from foyer.blocks.search.public import find
from foyer.kernel.actors import SYSTEM

TOWNS = {"Ghent": "51.0543,3.7174", "Brussels": "50.8503,4.3517", "Leuven": "50.8798,4.7005"}
KILOMETRES = (5, 25)
RUNS = 12


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="nearest")
    asked = parser.parse_args()
    key = issue_api_key(SYSTEM, "bench", apis=["search"])
    questions = Questions(1)
    saturday = (5 - questions.now.weekday()) % 7
    windows = {"this weekend": questions.days(saturday, 2), "at any time": ""}
    rows = []
    for (town, point), kilometres, (when, dates) in product(TOWNS.items(), KILOMETRES, windows.items()):
        around = f"{dates}&coordinates={point}&distance={kilometres}km".strip("&")
        nearest = f"{around}&sort[distance]=asc"
        total = find("events", parse_qsl(around)).total

        def took(query: str) -> float:
            return 1000 * seconds(lambda: called(query, key) == 200 or sys.exit(f"refused: {query}"))

        pairs = [(took(around), took(nearest)) for _ in range(RUNS)]
        as_it_is, by_distance = (percentile([pair[at] for pair in pairs], 0.5) for at in (0, 1))
        name = f"{kilometres} km around {town} {when}, of {total:,}"
        rows.append(Row(name, by_distance, "ms, median", at_most=100, baseline=as_it_is))
    return report(asked.name, rows)


if __name__ == "__main__":
    sys.exit(main())
