# SPDX-License-Identifier: EUPL-1.2
"""A whole Foyer for benchmarks that measure from outside: web and worker in processes of their own."""

import http.client
import json
import os
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from _homes import end_in_order
from _prepared import copy_into
from journeys.house import House, wait_for

ANY_TIME = [("availableFrom", "*"), ("availableTo", "*")]


@contextmanager
def house(events: int = 0, *options: str, in_place: bool = False) -> Iterator[House]:
    """Open a house, generate so many events in it, and wait until search has them all.

    With `in_place` the prepared installation is opened itself, and changed: no copy is made of it.
    """
    end_in_order()
    with _folder(in_place) as folder:
        found = House(folder, *options)
        if events:
            # Of a prepared one tables and index may be of an earlier version, or right already.
            commands = [["upgrade", "--yes", "--without-backup"]]
            if not in_place and not copy_into(folder):
                commands = [["migrate", "-v0"], ["generate", "--events", str(events)], ["reindex"]]
            for command in commands:
                print("$ foyer " + " ".join(command), file=sys.stderr, flush=True)
                done = found.run(*command)
                if done.returncode != 0:
                    raise SystemExit(done.stdout + done.stderr)
        found.open()
        try:
            if events:
                wait_for(lambda: _is_quiet(found), 3600)
            yield found
        finally:
            found.close()


@contextmanager
def _folder(in_place: bool) -> Iterator[Path]:
    """Give the folder to work in: the prepared one, or a new one that is gone afterwards."""
    if in_place:
        yield Path(os.environ["FOYER_BENCH_HOME"])
        return
    with tempfile.TemporaryDirectory(prefix="foyer-bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _is_quiet(house: House) -> bool:
    """Say whether no news waits, asking now and then."""
    time.sleep(1)
    waiting = [
        float(line.split()[-1])
        for line in house.get("/metrics").splitlines()
        if line.startswith("foyer_outbox_waiting{")
    ]
    return bool(waiting) and max(waiting) < 1


class Client:
    """A client that keeps its connection, as browsers and programs do."""

    def __init__(self, house: House) -> None:
        """Connect to a house."""
        self._house = house
        self._connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=60)

    def send(self, method: str, path: str, body: Any = None, token: str = "") -> bytes:
        """Return the body of an answer.

        Raises:
            SystemExit: the answer is a refusal.
        """
        headers = {"Host": f"localhost:{self._house.port}", "Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        sent = None if body is None else json.dumps(body)
        self._connection.request(method, path, sent, headers)
        answer = self._connection.getresponse()
        told = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path}: {answer.status} {told[:300]!r}")
        return told

    def events(self, *parameters: tuple[str, str]) -> Any:
        """Ask the search API for events, whenever they are."""
        query = urllib.parse.urlencode([*ANY_TIME, *parameters, ("apiKey", self._house.key)])
        return json.loads(self.send("GET", f"/api/search/events?{query}"))
