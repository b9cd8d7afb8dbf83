# SPDX-License-Identifier: EUPL-1.2
"""How fast the generator makes documents, and how fast it fills an empty database with them.

    python bench/generate.py [--events 20000]

Works in a database of its own in a temporary folder, or in the one of FOYER_DATABASE_URL when that is a
PostgreSQL (made empty for this).
"""

import argparse
import sys

import django
from _homes import settle_home
from _report import Row, report, seconds

settle_home()
django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up first

from foyer.blocks.samples.services.generate_offer import generate_offer, synthetic  # noqa: E402


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=20_000)
    events = parser.parse_args().events
    call_command("migrate", verbosity=0)
    source = synthetic(events, 1)
    making = events / seconds(lambda: [source.event(number) for number in range(events)])
    writing = events / seconds(lambda: generate_offer(events, 1))
    skipping = events / seconds(lambda: generate_offer(events, 1))
    return report(
        "generate",
        [
            Row("make documents", making, "events/s"),
            Row("generate into the database", writing, "events/s"),
            Row("go over what is there already", skipping, "events/s"),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
