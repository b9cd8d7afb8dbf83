# SPDX-License-Identifier: EUPL-1.2
"""What a right costs: owners, people without roles, and people in 50 roles none of which covers the item.

    python bench/permissions.py [--roles 50] [--events 2000]

The baseline reads the same rows through the same driver and does nothing with them: what is left is making
the index document of the item and judging the constraints. Works in a database of its own in a temporary
folder, or in the one of FOYER_DATABASE_URL when that is a PostgreSQL (made empty for this).
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence

import django
from _homes import settle_home
from _report import Row, percentile, report
from _store_documents import Documents

settle_home()
django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up first
from django.db import connection  # noqa: E402

from foyer.blocks.geo.public import regions  # noqa: E402
from foyer.blocks.offers.public import EDIT, Write, permitted, write_many  # noqa: E402
from foyer.blocks.roles.public import add_member, ensure_role  # noqa: E402
from foyer.kernel.actors import Actor  # noqa: E402

OWNER, VALIDATOR, STRANGER = (Actor(user_id=name) for name in ("owner", "validator", "stranger"))
RUNS = 400
CURRENT = "SELECT * FROM offers_event WHERE public_id = %s"
SPLICE = (
    "SELECT e.document, p.document, o.document FROM offers_event e JOIN offers_place p ON p.id = e.place_id"
    " LEFT JOIN offers_organizer o ON o.id = e.organizer_id WHERE e.public_id = %s"
)
HELD = (
    'SELECT r.permissions, r."constraint" FROM roles_rolemember m JOIN roles_role r ON r.id = m.role_id'
    " WHERE m.user_id = %s"
)


def filled(events: int) -> list[str]:
    """Make places and events; return the ids of the events."""
    documents = Documents()
    places = write_many(OWNER, [Write("place", documents.place(n)) for n in range(50)])
    hosts = write_many(OWNER, [Write("organizer", documents.organizer(n)) for n in range(20)])
    outcomes = [
        outcome
        for start in range(0, events, 1000)
        for outcome in write_many(
            OWNER,
            [
                Write("event", documents.event(places[n % 50].id, hosts[n % 20].id))
                for n in range(start, min(events, start + 1000))
            ],
        )
    ]
    return [outcome.id for outcome in outcomes if outcome.state == "created"]


def enrolled(count: int) -> None:
    """Put somebody into roles as towns have them, for places where nothing is."""
    towns = [region.id for region in regions() if region.level == "municipality"]
    for number in range(count):
        constraint = (
            f'(regions:{towns[number]} AND NOT labels:"buiten {number}") OR organizer.id:none-{number}'
            if number % 2
            else f"(regions:{towns[number]}X OR labels:Regio{number})"
        )
        role = ensure_role(f"Validatoren {number}", constraint, ["AANBOD_BEWERKEN"], f"bench-{number}")
        add_member(role, VALIDATOR.user_id or "")


def times(work: Callable[[str], object], ids: Sequence[str]) -> list[float]:
    """Return how many milliseconds each run takes, on other items each time."""
    found = []
    for run in range(RUNS):
        started = time.perf_counter()
        work(ids[run % len(ids)])
        found.append((time.perf_counter() - started) * 1000)
    return found


def statements(event_id: str) -> None:
    """Read the rows that a check reads."""
    with connection.cursor() as cursor:
        for statement, value in ((CURRENT, event_id), (HELD, VALIDATOR.user_id), (SPLICE, event_id)):
            cursor.execute(statement, [value])
            cursor.fetchall()


def check(actor: Actor, *, expected: bool) -> Callable[[str], None]:
    """Return a check of the right to edit an event, which must turn out so."""

    def work(event_id: str) -> None:
        if bool(permitted(EDIT["event"], actor, "event", [event_id])) != expected:
            raise SystemExit(f"{actor.name} on {event_id}: not {expected}")

    return work


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--roles", type=int, default=50)
    parser.add_argument("--events", type=int, default=2000)
    asked = parser.parse_args()
    call_command("migrate", verbosity=0)
    ids = filled(asked.events)
    random.Random(7).shuffle(ids)
    enrolled(asked.roles)
    work = {
        "the statements alone": statements,
        "the owner": check(OWNER, expected=True),
        "somebody without roles": check(STRANGER, expected=False),
        f"{asked.roles} roles, none covers": check(VALIDATOR, expected=False),
    }
    taken: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(3):
        for name, one in work.items():
            taken[name] += times(one, ids)
    baseline = statistics.median(taken["the statements alone"])
    rows = []
    for name, found in taken.items():
        compared = None if name == "the statements alone" else baseline
        limit = 2 if name.endswith("covers") else None
        rows.append(Row(name, statistics.median(found), "ms", at_most=limit, baseline=compared))
    slowest = percentile(taken[f"{asked.roles} roles, none covers"], 0.95)
    rows.append(Row(f"{asked.roles} roles, p95", slowest, "ms"))
    return report(f"permissions-{connection.vendor}", rows)


if __name__ == "__main__":
    sys.exit(main())
