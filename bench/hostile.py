# SPDX-License-Identifier: EUPL-1.2
"""How soon what is made to hurt is answered, over HTTP: queries, and the largest bodies.

    python bench/hostile.py [--events 20000]

Each figure is the slowest answer of its kind. The tests hold what these answers say, and by counts that they
cost no more than they must.
"""

import argparse
import http.client
import json
import sys
import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from _house import ANY_TIME, house
from _report import Row, report
from journeys.house import House

from foyer.blocks.entry.tests.hostile import LARGE as BODIES
from foyer.blocks.entry.tests.hostile import dates_of
from foyer.blocks.offers.tests.documents import event, place
from foyer.blocks.search.tests.hostile import HONEST, LARGE, PATTERNS

AT_MOST = 4.0
TYPES = {"query": "text/plain", "body": "application/json"}


def timed(
    opened: House, method: str, path: str, kind: str, body: bytes, token: str = ""
) -> tuple[float, tuple[int, Any]]:
    """Return how long a call takes, and the status and document of its answer."""
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", opened.port, timeout=120)
    headers = {"Host": f"localhost:{opened.port}", "Content-Type": TYPES[kind]}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    told = answer.read()
    connection.close()
    return time.perf_counter() - started, (answer.status, json.loads(told) if told else None)


def slowest(opened: House, queries: Iterable[str], status: int) -> float:
    """Return the seconds of the slowest of these queries, which is named on the way."""
    worst, slow = 0.0, ""
    for query in queries:
        body = urlencode([*ANY_TIME, ("q", query)]).encode()
        took, (told, _) = timed(opened, "POST", f"/api/search/events?apiKey={opened.key}", "query", body)
        if told != status:
            raise SystemExit(f"{query[:60]}: {told}")
        worst, slow = max((worst, slow), (took, query))
    print(f"slowest: {slow[:60]}", file=sys.stderr)
    return worst


def sent(
    opened: House, token: str, method: str, path: str, body: bytes, status: set[int]
) -> tuple[float, Any]:
    """Return how long a call of the entry API takes, and its answer."""
    took, (told, document) = timed(opened, method, f"/api/entry{path}", "body", body, token)
    if told not in status:
        raise SystemExit(f"{method} {path}: {told} {document}")
    return took, document


def dated(opened: House, token: str) -> list[Row]:
    """Measure an event of ten thousand dates."""
    _, hall = sent(opened, token, "POST", "/places", json.dumps(place()).encode(), {201})
    body = json.dumps(event(hall["id"], calendarType="multiple", subEvent=dates_of(10_000))).encode()
    made, told = sent(opened, token, "POST", "/events", body, {201})
    path = f"/events/{told['id']}"
    again, _ = sent(opened, token, "PUT", path, body, {200})
    states = [{"id": number, "status": {"type": "Unavailable"}} for number in range(10_000)]
    changed, _ = sent(opened, token, "PATCH", f"{path}/sub-events", json.dumps(states).encode(), {204})
    return [
        Row("an event of 10,000 dates: create", made, "s", at_most=AT_MOST),
        Row("an event of 10,000 dates: replace", again, "s", at_most=AT_MOST),
        Row("an event of 10,000 dates: 10,000 states", changed, "s", at_most=AT_MOST),
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=20_000)
    options = parser.parse_args()
    with house(options.events) as opened:
        token = opened.run("token").stdout.strip()
        refused = slowest(opened, (query for query, _ in LARGE.values()), 400)
        rows = [
            Row(f"{len(LARGE)} queries that are too large", refused, "s", at_most=AT_MOST),
            Row("patterns", slowest(opened, PATTERNS, 200), "s", at_most=AT_MOST),
            Row("large and honest queries", slowest(opened, HONEST.values(), 200), "s", at_most=AT_MOST),
        ]
        for name, body in BODIES.items():
            took, _ = sent(opened, token, "POST", "/organizers", body, {400, 413})
            rows.append(Row(f"{len(body) / 2**20:.0f} MB, {name}", took, "s", at_most=AT_MOST))
        return report("hostile", rows + dated(opened, token))


if __name__ == "__main__":
    sys.exit(main())
