# SPDX-License-Identifier: EUPL-1.2
"""How fast events are changed over HTTP with 4 clients, beside the same statements through the driver.

    python bench/update.py [--seconds 2]

Replaces whole documents, sets a name, and puts labels on events; once on SQLite, once on a private
PostgreSQL that writes durably (skipped where none is installed). The baseline runs the statements of one such
call, recorded as the API answers it, in 4 processes with a connection each and with the same durability; both
take turns, and the medians of their turns count.
"""

import http.client
import json
import statistics
import subprocess
import sys
import time
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from _report import Row
from _serving import CLIENTS, environment_of, on_both, serving

EVENTS = 400
ROUNDS = 5
AT_LEAST = {"set a name": 0.2}
"""What part of the baseline a kind of change must reach."""

# What a helper process does, by its first argument: prints one line of JSON.
SCRIPT = """
import json, sys, time
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
sys.path[:0] = [{bench!r}]
from _store_documents import Documents
from foyer.blocks.identity.public import issue_token
from foyer.blocks.offers.public import Write, write_many
from foyer.kernel.actors import Actor
actor = Actor(user_id="bench")
if sys.argv[1] == "prepare":
    call_command("migrate", verbosity=0)
    documents = Documents(1)
    place = write_many(actor, [Write("place", documents.place(0))])[0].id
    host = write_many(actor, [Write("organizer", documents.organizer(0))])[0].id
    bodies = [documents.event(place, host) for _ in range({events} * {clients})]
    ids = [one.id for one in write_many(actor, [Write("event", body) for body in bodies])]
    print(json.dumps({{"token": issue_token("bench"), "ids": ids, "body": bodies[0]}}))
else:
    call, token = json.loads(sys.stdin.readline())
    settings.ALLOWED_HOSTS = ["*"]
    seen = []
    def note(execute, sql, params, many, context):
        seen.append((sql, params, many))
        return execute(sql, params, many, context)
    method, path, body = call
    with connection.execute_wrapper(note):
        answer = Client().generic(method, path, body, content_type="application/json",
                                  headers={{"Authorization": "Bearer " + token}})
    assert answer.status_code < 300, answer.content
    def once():
        with transaction.atomic(), connection.cursor() as cursor:
            for sql, params, many in seen:
                if sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")):
                    continue
                if many:
                    cursor.executemany(sql, params)
                else:
                    cursor.execute(sql, params)
                    if cursor.description:
                        cursor.fetchall()
    for line in sys.stdin:
        done, end = 0, time.monotonic() + float(line)
        while time.monotonic() < end:
            once()
            done += 1
        print(done, flush=True)
"""


def helper(environment: dict[str, str], what: str) -> "subprocess.Popen[str]":
    """Start the script in a process of its own."""
    code = SCRIPT.format(bench=str(Path(__file__).parent), events=EVENTS, clients=CLIENTS)
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", code, what], env=environment, text=True, stdin=pipe, stdout=pipe
    )


class Drivers:
    """Processes that run the statements of a change, each with a connection of its own."""

    def __init__(self, environment: dict[str, str], calls: list[tuple[str, str, str]], token: str) -> None:
        self.processes = []
        for one in calls:
            # One after the other: each first records the statements of a change of its own.
            process = helper(environment, "drive")
            self.processes.append(process)
            self._say(process, json.dumps([one, token]))
            self._say(process, "0")
            self._heard(process)

    def run(self, seconds: float) -> float:
        """Return how many changes a second all of them made."""
        for process in self.processes:
            self._say(process, str(seconds))
        return sum(self._heard(process) for process in self.processes) / seconds

    def stop(self) -> None:
        """End the processes."""
        for process in self.processes:
            process.communicate()

    @staticmethod
    def _say(process: "subprocess.Popen[str]", line: str) -> None:
        assert process.stdin is not None
        process.stdin.write(line + "\n")
        process.stdin.flush()

    @staticmethod
    def _heard(process: "subprocess.Popen[str]") -> int:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            raise SystemExit("a driver ended early")
        return int(line)


def call(kind: str, public_id: str, number: int, body: Any) -> tuple[str, str, str]:
    """Return method, path and body of the `number`th change of a kind; each changes something."""
    root = f"/api/entry/events/{public_id}"
    if kind == "replace":
        return "PUT", root, json.dumps({**body, "name": {"nl": f"Vervangen {number}"}})
    if kind == "set a name":
        return "PUT", f"{root}/name/nl", json.dumps({"name": f"Naam {number}"})
    return "PUT", f"{root}/labels/label-{number}", ""


def client(given: tuple[int, str, str, list[str], Any, int, float]) -> int:
    """Change events for some seconds; return how many changes were made."""
    port, token, kind, ids, body, round_, seconds = given
    connection = http.client.HTTPConnection("127.0.0.1", port)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Host": "localhost"}
    done, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        method, path, text = call(kind, ids[done % len(ids)], 1 + round_ * 10_000 + done // len(ids), body)
        connection.request(method, path, text, headers)
        answer = connection.getresponse()
        told = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{answer.status}: {told[:300]!r}")
        done += 1
    return done


def measured(name: str, url: str, seconds: float) -> list[Row]:
    """Measure one database."""
    environment = environment_of(url)
    prepared = helper(environment, "prepare")
    ready = json.loads(prepared.communicate()[0].strip().splitlines()[-1])
    rows: list[Row] = []
    with Pool(CLIENTS) as pool, serving(environment) as port:
        for kind in ("replace", "set a name", "put a label"):
            rows += in_turns(name, kind, pool, port, environment, ready, seconds)
    return rows


def in_turns(
    name: str,
    kind: str,
    pool: Any,
    port: int,
    environment: dict[str, str],
    ready: dict[str, Any],
    seconds: float,
) -> list[Row]:
    """Measure the API and the statements alone in turns: a machine that slows down slows both."""
    ids, token, body = ready["ids"], ready["token"], ready["body"]
    calls = [call(kind, ids[n], 1_000_000, body) for n in range(CLIENTS)]
    drivers = Drivers(environment, calls, token)
    served, alone = [], []
    try:
        for round_ in range(ROUNDS):
            jobs = [(port, token, kind, ids[n::CLIENTS], body, round_, seconds) for n in range(CLIENTS)]
            served.append(sum(pool.map(client, jobs, chunksize=1)) / seconds)
            alone.append(drivers.run(seconds))
    finally:
        drivers.stop()
    rate, baseline = statistics.median(served), statistics.median(alone)
    least = AT_LEAST[kind] * baseline if kind in AT_LEAST else None
    return [
        Row(f"{name}: the statements of '{kind}' alone", baseline, "changes/s"),
        Row(f"{name}: {kind}, {CLIENTS} clients", rate, "changes/s", at_least=least, baseline=baseline),
    ]


def main() -> int:
    """Measure and print."""
    return on_both("update", __doc__ or "", 2, measured)


if __name__ == "__main__":
    sys.exit(main())
