# SPDX-License-Identifier: EUPL-1.2
"""How long a backup takes while people write, what they notice of it, and how long the way back takes.

    python bench/backup.py [--events 20000]

In a folder of its own. With FOYER_DATABASE_URL of a PostgreSQL the backup comes back into that database, else
into a new home.
"""

import argparse
import os
import re
import sys
import tempfile
import threading
import time
from pathlib import Path

from _homes import end_in_order
from _house import Client, house
from _report import Row, percentile, report
from journeys.house import House

from foyer.blocks.offers.tests.documents import organizer


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=20_000)
    events = parser.parse_args().events
    end_in_order()
    with tempfile.TemporaryDirectory(prefix="foyer-bench-backup-") as folder:
        with house(events, "--no-demo") as running:
            before, _ = written_during(running, lambda: time.sleep(5))
            waits, said = written_during(running, lambda: told(running, "backup", folder))
        backup = next(Path(folder).glob("foyer-*"))
        with tempfile.TemporaryDirectory(prefix="foyer-bench-restore-") as fresh:
            there = House(Path(fresh), "--no-demo")
            back = told(
                there, "restore", str(backup), *(["--replace"] * ("FOYER_DATABASE_URL" in os.environ))
            )
    rows = [Row(f"backup: {name}", seconds, "s") for name, seconds in steps(said)]
    rows += [Row(f"restore: {name}", seconds, "s") for name, seconds in steps(back)]
    rows += [
        Row(
            "write during the backup, median", 1000 * percentile(waits, 0.5), "ms", baseline=_ms(before, 0.5)
        ),
        Row("write during the backup, slowest", 1000 * max(waits), "ms", baseline=_ms(before, 1)),
    ]
    return report("backup", rows)


def written_during(running: House, work):
    """Do something while organisers are entered one by one; return how long each took, and the answer."""
    ended, waits = threading.Event(), []
    token = running.run("token").stdout.strip()

    def write() -> None:
        client = Client(running)
        while not ended.is_set():
            started = time.perf_counter()
            body = organizer(url=f"https://{started}.example.org")
            client.send("POST", "/api/entry/organizers", body, token)
            waits.append(time.perf_counter() - started)
            time.sleep(0.02)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        answer = work()
    finally:
        ended.set()
        writer.join()
    return waits, answer


def told(there: House, *command: str) -> str:
    """Run a command and return what it says of its steps."""
    started = time.perf_counter()
    done = there.run(*command)
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)
    return f"{done.stderr}\nall: {time.perf_counter() - started:.1f} s\n"


def steps(said: str) -> list[tuple[str, float]]:
    """Return the steps that a command told of, with their seconds."""
    return [(name, float(took)) for name, took in re.findall(r"^([\w ]+): ([\d.]+) s$", said, re.MULTILINE)]


def _ms(values: list[float], part: float) -> float:
    return 1000 * percentile(values, part)


if __name__ == "__main__":
    sys.exit(main())
