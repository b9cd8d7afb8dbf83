# SPDX-License-Identifier: EUPL-1.2
"""How fast events are changed over HTTP with 4 clients, beside the same statements through the driver.

    python bench/update.py [--seconds 10]

Replaces whole documents, sets a name, and puts labels on events; once on SQLite, once on a private
PostgreSQL that writes durably (skipped where none is installed). The baseline runs the statements of one such
call, recorded as the API answers it, in 4 processes with a connection each and with the same durability.
"""

import argparse
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from _report import Row, report
from create import CLIENTS, serving

ROOT = Path(__file__).parents[1]
EVENTS = 400
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
    call, token, seconds = json.loads(sys.stdin.read())
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
    done, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        once()
        done += 1
    print(done)
"""


def helper(environment: dict[str, str], what: str, given: Any = None) -> Any:
    """Run the script in a process of its own; return what it printed."""
    code = SCRIPT.format(bench=str(Path(__file__).parent), events=EVENTS, clients=CLIENTS)
    done = subprocess.run(
        [sys.executable, "-c", code, what],
        env=environment,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.strip().splitlines()[-1])


def call(kind: str, public_id: str, number: int, body: Any) -> tuple[str, str, str]:
    """Return method, path and body of the `number`th change of a kind; each changes something."""
    root = f"/api/entry/events/{public_id}"
    if kind == "replace":
        return "PUT", root, json.dumps({**body, "name": {"nl": f"Vervangen {number}"}})
    if kind == "set a name":
        return "PUT", f"{root}/name/nl", json.dumps({"name": f"Naam {number}"})
    return "PUT", f"{root}/labels/label-{number}", ""


def client(given: tuple[int, str, str, list[str], Any, float]) -> int:
    """Change events for some seconds; return how many changes were made."""
    port, token, kind, ids, body, seconds = given
    connection = http.client.HTTPConnection("127.0.0.1", port)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Host": "localhost"}
    done, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        method, path, text = call(kind, ids[done % len(ids)], 1 + done // len(ids), body)
        connection.request(method, path, text, headers)
        answer = connection.getresponse()
        told = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{answer.status}: {told[:300]!r}")
        done += 1
    return done


def driven(given: tuple[dict[str, str], tuple[str, str, str], str, float]) -> int:
    """Run the statements of a change for some seconds; return how often."""
    environment, one, token, seconds = given
    return int(helper(environment, "drive", [one, token, seconds]))


def measured(name: str, url: str, seconds: float) -> list[Row]:
    """Measure one database."""
    home = tempfile.mkdtemp(prefix="foyer-bench-")
    environment = {
        **os.environ,
        "FOYER_HOME": home,
        "FOYER_DATABASE_URL": url or f"sqlite:///{home}/foyer.sqlite3",
        "FOYER_PUBLIC_URL": "http://localhost:8000",
        "DJANGO_SETTINGS_MODULE": "foyer.config.settings",
    }
    ready = helper(environment, "prepare")
    ids, token = ready["ids"], ready["token"]
    rows = []
    with Pool(CLIENTS) as pool:
        for kind in ("replace", "set a name", "put a label"):
            with serving(environment) as port:
                jobs = [(port, token, kind, ids[n::CLIENTS], ready["body"], seconds) for n in range(CLIENTS)]
                served = sum(pool.map(client, jobs, chunksize=1)) / seconds
            drives = [
                (environment, call(kind, ids[n], 1_000_000, ready["body"]), token, seconds)
                for n in range(CLIENTS)
            ]
            alone = sum(pool.map(driven, drives, chunksize=1)) / seconds
            least = AT_LEAST[kind] * alone if kind in AT_LEAST else None
            rows += [
                Row(f"{name}: the statements of '{kind}' alone", alone, "changes/s"),
                Row(
                    f"{name}: {kind}, {CLIENTS} clients", served, "changes/s", at_least=least, baseline=alone
                ),
            ]
    return rows


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    seconds = parser.parse_args().seconds
    rows = measured("SQLite", "", seconds)
    sys.path.insert(0, str(ROOT / "tests"))
    from postgres import programs, server

    if programs() is None:
        print("PostgreSQL is not installed; only SQLite was measured.", file=sys.stderr)
    else:
        with server(durable=True) as url:
            rows += measured("PostgreSQL", url, seconds)
    return report("update", rows)


if __name__ == "__main__":
    sys.exit(main())
