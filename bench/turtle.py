# SPDX-License-Identifier: EUPL-1.2
"""What linked data of an event costs, beside the same event as JSON.

    python bench/turtle.py [--runs 300]

Both are asked in turns, in this process, through the whole house but the network.
"""

import argparse
import os
import statistics
import sys

import django
from _prepared import home_of_its_own
from _report import Row, report, seconds
from _store_documents import Documents

home_of_its_own()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foyer.config.settings")
os.environ.setdefault("FOYER_LOG_LEVEL", "WARNING")
django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up first
from django.test import Client  # noqa: E402

from foyer.blocks.offers.public import Write, write_many  # noqa: E402
from foyer.kernel.actors import SYSTEM  # noqa: E402

DAYS = 300


def made() -> tuple[str, str]:
    """Make an event on a few days and one on many; return their addresses."""
    call_command("migrate", verbosity=0)
    documents = Documents()
    around = [Write("place", documents.place(1)), Write("organizer", documents.organizer(1))]
    hall, host = (one.id for one in write_many(SYSTEM, around))
    event = documents.event(hall, host)
    span = {"startDate": "2027-01-01T{}:00+01:00", "endDate": "2027-01-01T{}:30+01:00"}
    minutes = (f"{number // 60:02}:{number % 60:02}" for number in range(DAYS))
    days = [{name: text.format(at) for name, text in span.items()} for at in minutes]
    long = {**event, "calendarType": "multiple", "subEvent": days}
    few, many = (one.id for one in write_many(SYSTEM, [Write("event", event), Write("event", long)]))
    return f"/api/entry/events/{few}", f"/api/entry/events/{many}"


def measured(address: str, runs: int) -> tuple[float, float]:
    """Return how many milliseconds JSON and Turtle take: the median of each, asked in turns."""
    client = Client()
    times: dict[str, list[float]] = {"*/*": [], "text/turtle": []}
    for _ in range(runs + 5):
        for accept, taken in times.items():
            taken.append(1000 * seconds(lambda form=accept: client.get(address, headers={"Accept": form})))
    json, turtle = (statistics.median(taken[5:]) for taken in times.values())
    return json, turtle


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=300)
    runs = parser.parse_args().runs
    few, many = made()
    rows = []
    for name, address in (("an event", few), (f"an event on {DAYS} days", many)):
        json, turtle = measured(address, runs)
        rows += [
            Row(f"{name} as JSON", json, "ms"),
            Row(f"{name} as Turtle", turtle, "ms", baseline=json),
        ]
    return report("turtle", rows)


if __name__ == "__main__":
    sys.exit(main())
