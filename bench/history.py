# SPDX-License-Identifier: EUPL-1.2
"""How fast the history of an event with 500 changes is read, beside the same rows through the driver.

    python bench/history.py [--changes 500] [--runs 200]

Both run in this process and in turns: the request goes through the whole house but the network, the baseline
is one statement and its rows as JSON.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable

import django
from _prepared import home_of_its_own
from _report import Row, percentile, report, seconds

home_of_its_own()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foyer.config.settings")
os.environ["FOYER_GOD_USERS"] = "god"
os.environ.setdefault("FOYER_LOG_LEVEL", "WARNING")
django.setup()

import orjson  # noqa: E402 - Django is set up first
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from foyer.blocks.identity.public import issue_api_key, issue_token  # noqa: E402
from foyer.blocks.offers.public import Write, write_many  # noqa: E402
from foyer.blocks.offers.tests.documents import event, place  # noqa: E402
from foyer.kernel.actors import SYSTEM, Actor  # noqa: E402

STATEMENT = (
    "SELECT moment, verb, properties, detail, author, client_id, api_key_id FROM offers_historyentry"
    " WHERE kind = %s AND public_id = %s ORDER BY id DESC"
)


def changed(count: int) -> str:
    """Make an event and change it so often, by three people and two programs; return its id."""
    call_command("migrate", verbosity=0)
    for name in ("krant", "gids"):
        issue_api_key(SYSTEM, name, client_id=name, apis=("entry",))
    hall, other = (
        one.id
        for one in write_many(SYSTEM, [Write("place", place()), Write("place", place(name={"nl": "Elders"}))])
    )
    (made,) = write_many(SYSTEM, [Write("event", event(hall))])
    actors = [
        Actor(user_id=f"user-{n}", client_id=("krant", "gids", None)[n], is_system=True) for n in range(3)
    ]
    for number in range(count - 1):
        document = event((hall, other)[number % 2], name={"nl": f"Avond {number}"})
        write_many(actors[number % 3], [Write("event", document, id=made.id)])
    # Others have a history too.
    write_many(SYSTEM, [Write("event", event(hall)) for _ in range(2000)])
    return made.id


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=500)
    parser.add_argument("--runs", type=int, default=200)
    asked = parser.parse_args()
    public_id = changed(asked.changes)
    client, headers = Client(), {"Authorization": f"Bearer {issue_token('god')}"}
    path = f"/api/entry/events/{public_id}/history"

    def read() -> None:
        answer = client.get(path, headers=headers)
        if answer.status_code != 200 or answer.content.count(b'"date":') != asked.changes:
            raise SystemExit(answer.content[:300])

    def naked() -> None:
        with connection.cursor() as cursor:
            cursor.execute(STATEMENT, ("event", public_id))
            orjson.loads(orjson.dumps(cursor.fetchall()))

    baseline, served = _in_turns([naked, read], asked.runs)
    return report(
        "history",
        [
            Row("the rows alone, p50", percentile(baseline, 0.5), "ms"),
            Row(
                f"history of {asked.changes} changes, p50",
                percentile(served, 0.5),
                "ms",
                at_most=20,
                baseline=percentile(baseline, 0.5),
            ),
            Row(f"history of {asked.changes} changes, p95", percentile(served, 0.95), "ms"),
            Row("its processor time, mean", _processor_ms(read, asked.runs), "ms", at_most=20),
        ],
    )


def _in_turns(works: list[Callable[[], None]], runs: int) -> list[list[float]]:
    """Return how many milliseconds each piece of work took, run after run."""
    figures: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for work, found in zip(works, figures, strict=True):
            found.append(seconds(work) * 1000)
    return figures


def _processor_ms(work: Callable[[], None], runs: int) -> float:
    """Return what a run costs where nobody else wants the processor."""
    started = time.process_time()
    for _ in range(runs):
        work()
    return (time.process_time() - started) / runs * 1000


if __name__ == "__main__":
    sys.exit(main())
