# SPDX-License-Identifier: EUPL-1.2
"""How many events a second the bulk service stores, beside many that are there already.

    python bench/store.py [--existing 170000] [--events 20000]

Works in a database of its own in a temporary folder, or in the one of FOYER_DATABASE_URL when that is a
PostgreSQL (made empty for this).
"""

import argparse
import sys
import time

import django
from _homes import settle_home
from _report import Row, report
from _store_documents import Documents

settle_home()
django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up first

from foyer.blocks.offers.public import Outcome, Write, write_many  # noqa: E402
from foyer.kernel.actors import Actor  # noqa: E402

ACTOR = Actor(user_id="bench")
CHUNK = 1000


def written(writes: list[Write]) -> list[Outcome]:
    """Write in chunks; every document must be taken."""
    outcomes = []
    for start in range(0, len(writes), CHUNK):
        outcomes += write_many(ACTOR, writes[start : start + CHUNK])
    refused = [outcome for outcome in outcomes if outcome.state == "refused"]
    if refused:
        raise SystemExit(f"{len(refused)} refused, first: {refused[0].errors}")
    return outcomes


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--existing", type=int, default=170_000)
    parser.add_argument("--events", type=int, default=20_000)
    asked = parser.parse_args()
    call_command("migrate", verbosity=0)
    documents = Documents()
    places = [outcome.id for outcome in written([Write("place", documents.place(n)) for n in range(2000)])]
    hosts = [
        outcome.id for outcome in written([Write("organizer", documents.organizer(n)) for n in range(500)])
    ]

    def events(count: int) -> list[Write]:
        return [
            Write("event", documents.event(places[n % len(places)], hosts[n % len(hosts)]))
            for n in range(count)
        ]

    for start in range(0, asked.existing, 10_000):
        written(events(min(10_000, asked.existing - start)))
    fresh = events(asked.events)
    started, worked = time.perf_counter(), time.process_time()
    ids = [outcome.id for outcome in written(fresh)]
    creating = asked.events / (time.perf_counter() - started)
    alone = asked.events / (time.process_time() - worked)
    again = [
        Write("event", write.document, id=public_id) for write, public_id in zip(fresh, ids, strict=True)
    ]
    started = time.perf_counter()
    outcomes = written(again)
    unchanged = asked.events / (time.perf_counter() - started)
    if any(outcome.state != "unchanged" for outcome in outcomes):
        raise SystemExit("an equal document was not seen as unchanged")
    changed = [
        Write("event", {**write.document, "name": {"nl": "Anders"}}, id=write.id)
        for write in again[: len(again) // 4]
    ]
    started = time.perf_counter()
    written(changed)
    replacing = len(changed) / (time.perf_counter() - started)
    return report(
        "store",
        [
            Row(f"create, {asked.existing} there", creating, "events/s", at_least=1400),
            Row("create, by the time that it computes", alone, "events/s"),
            Row("replace by an equal document", unchanged, "events/s"),
            Row("replace by another document", replacing, "events/s"),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
