# SPDX-License-Identifier: EUPL-1.2
"""A process for tests: a worker with one reaction that writes what it handles to a file.

python -m foyer.kernel.tests.worker.probe write        makes the tables, then appends each line `LANE ID...`
python -m foyer.kernel.tests.worker.probe work FILE [SECONDS-A-BATCH]

It knows the kernel only, which makes its start short. PROBE_DATABASE holds Django's settings of its
database as JSON.
"""

import json
import os
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["foyer.kernel"],
    DATABASES={"default": json.loads(os.environ["PROBE_DATABASE"])},
    USE_TZ=True,
    LOGGING_CONFIG=None,
)
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from foyer.kernel.outbox import Lane, News, append  # noqa: E402
from foyer.kernel.reactions import Reaction  # noqa: E402
from foyer.kernel.worker import leases  # noqa: E402
from foyer.kernel.worker.process import Worker  # noqa: E402

TYPE = "probe.thing.changed"


def work(file: Path, seconds: float) -> None:
    """Handle news until told to stop: begin and end of a batch are written with the process number."""

    def write(word, news):
        with file.open("a") as out:
            out.write("".join(f"{word} {os.getpid()} {item.aggregate_id}\n" for item in news))

    def handle(news):
        write("begin", news)
        time.sleep(seconds)
        write("end", news)

    # Longer than any test: who takes over at once has seen that the holder is gone.
    leases.LENGTH = timedelta(hours=1)
    worker = Worker([Reaction("probe", frozenset({TYPE}), handle)], [])
    signal.signal(signal.SIGTERM, lambda *_: worker.stop())
    worker.run()


def write() -> None:
    """Append what standard input says, and answer each line when it is committed."""
    call_command("migrate", "kernel", verbosity=0, skip_checks=True)
    print("ready", flush=True)
    for line in sys.stdin:
        lane, *ids = line.split()
        with transaction.atomic():
            append([News(TYPE, each) for each in ids], Lane[lane])
        print("committed", flush=True)


def main(arguments: list[str]) -> None:
    """Do one of the two things."""
    match arguments:
        case ["write"]:
            write()
        case ["work", file, *seconds]:
            work(Path(file), float(seconds[0]) if seconds else 0.0)


if __name__ == "__main__":
    main(sys.argv[1:])
