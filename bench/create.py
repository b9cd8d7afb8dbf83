# SPDX-License-Identifier: EUPL-1.2
"""How fast events are created over HTTP with 4 clients, beside the same statements through the driver.

    python bench/create.py [--seconds 10]

Once on SQLite, once on a private PostgreSQL that writes durably (skipped where none is installed). The
baseline runs the statements of one create, recorded from the service, in 4 processes with a connection
each: what the database alone could do.
"""

import http.client
import json
import subprocess
import sys
import time
import uuid
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from _report import Row
from _serving import CLIENTS, environment_of, on_both, serving

# What a helper process does, by its first argument: prints one line of JSON.
SCRIPT = """
import json, sys, time, uuid
import django
django.setup()
from django.core.management import call_command
from django.db import connection, transaction
sys.path.insert(0, {bench!r})
from _store_documents import Documents
from foyer.blocks.identity.public import issue_token
from foyer.blocks.offers.public import Write, write_many
from foyer.kernel.actors import Actor
actor = Actor(user_id="bench")
documents = Documents(int(time.time_ns() % 1_000_000))
if sys.argv[1] == "prepare":
    call_command("migrate", verbosity=0)
    place = write_many(actor, [Write("place", documents.place(0))])[0].id
    host = write_many(actor, [Write("organizer", documents.organizer(0))])[0].id
    bodies = [documents.event(place, host) for _ in range(200)]
    write_many(actor, [Write("event", body) for body in bodies])
    print(json.dumps({{"token": issue_token("bench"), "bodies": bodies}}))
else:
    body, seconds = json.loads(sys.stdin.read())
    seen = []
    def note(execute, sql, params, many, context):
        seen.append((sql, params, many))
        return execute(sql, params, many, context)
    marker = str(uuid.uuid4())
    with connection.execute_wrapper(note):
        write_many(actor, [Write("event", body, id=marker)])
    def fresh(params, own):
        if params is None:
            return None
        return [value.replace(marker, own) if isinstance(value, str) else value for value in params]
    def once():
        own = str(uuid.uuid4())
        with transaction.atomic(), connection.cursor() as cursor:
            for sql, params, many in seen:
                if sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")):
                    continue
                if many:
                    cursor.executemany(sql, [fresh(row, own) for row in params])
                else:
                    cursor.execute(sql, fresh(params, own))
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
    code = SCRIPT.format(bench=str(Path(__file__).parent))
    command = [sys.executable, "-c", code, what]
    done = subprocess.run(
        command, env=environment, input=json.dumps(given), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.strip().splitlines()[-1])


def client(given: tuple[int, str, list[Any], float]) -> int:
    """Create events for some seconds; return how many."""
    port, token, bodies, seconds = given
    connection = http.client.HTTPConnection("127.0.0.1", port)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Host": "localhost"}
    texts = [json.dumps({**body, "name": {"nl": str(uuid.uuid4())}}) for body in bodies]
    done, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        connection.request("POST", "/api/entry/events", texts[done % len(texts)], headers)
        answer = connection.getresponse()
        told = answer.read()
        if answer.status != 201:
            raise SystemExit(f"{answer.status}: {told[:300]!r}")
        done += 1
    return done


def driven(given: tuple[dict[str, str], Any, float]) -> int:
    """Run the statements of a create for some seconds; return how often."""
    environment, body, seconds = given
    return int(helper(environment, "drive", [body, seconds]))


def measured(name: str, url: str, seconds: float) -> list[Row]:
    """Measure one database."""
    environment = environment_of(url)
    ready = helper(environment, "prepare")
    with Pool(CLIENTS) as pool:
        with serving(environment) as port:
            jobs = [(port, ready["token"], ready["bodies"], seconds)] * CLIENTS
            served = sum(pool.map(client, jobs, chunksize=1)) / seconds
        alone = (
            sum(pool.map(driven, [(environment, ready["bodies"][0], seconds)] * CLIENTS, chunksize=1))
            / seconds
        )
    return [
        Row(f"{name}: the statements alone", alone, "creates/s"),
        Row(f"{name}: POST /events, {CLIENTS} clients", served, "creates/s", baseline=alone),
    ]


def main() -> int:
    """Measure and print."""
    return on_both("create", __doc__ or "", 10, measured)


if __name__ == "__main__":
    sys.exit(main())
