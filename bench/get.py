# SPDX-License-Identifier: EUPL-1.2
"""How fast GET of an event answers, beside a naked splice: the same statement in a bare Django view.

    python bench/get.py [--events 200000] [--requests 4000]

Both run on granian with one thread, on the same database and the same random ids, in turns: what else the
machine does hits both alike, so that the ratio can be trusted where the rates cannot.
"""

import argparse
import os
import random
import socket
import sys
import time
from pathlib import Path

import django
from _prepared import home_of_its_own
from _report import Row, report
from _serving import serving
from _store_documents import Documents

FILLED = home_of_its_own()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foyer.config.settings")
django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402 - Django is set up first
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402

from foyer.blocks.offers.public import Write, walk, write_many  # noqa: E402
from foyer.kernel.actors import Actor  # noqa: E402

ACTOR = Actor(user_id="bench")
ROUNDS = 20
STATEMENT = (
    "SELECT e.document, p.document, o.document FROM offers_event e"
    " LEFT JOIN offers_place p ON p.id = e.place_id LEFT JOIN offers_organizer o ON o.id = e.organizer_id"
    " WHERE e.public_id = %s"
)


class Naked(WSGIHandler):
    """Django with one view and no middleware: one statement, one join of texts."""

    def load_middleware(self, is_async: bool = False) -> None:  # noqa: ARG002 - the form of Django
        """Let the view answer everything."""
        self._middleware_chain = self.view

    def view(self, request: HttpRequest) -> HttpResponse:
        """Answer an event."""
        with connection.cursor() as cursor:
            cursor.execute(STATEMENT, (request.path_info.rpartition("/")[2],))
            row = cursor.fetchone()
        if row is None:
            return HttpResponse(status=404)
        own, place, organizer = (text or "{}" for text in row)
        body = f'{own[:-1]},"location":{place},"organizer":{organizer}}}'.encode()
        length = {"Content-Length": str(len(body))}
        return HttpResponse(body, content_type="application/ld+json", headers=length)


naked = Naked()


def filled(count: int) -> list[str]:
    """Make a database with this many events; return their ids."""
    call_command("migrate", verbosity=0)
    if FILLED:
        return [public_id for _, public_id in walk("event", 0, count)]
    documents = Documents()
    places = [one.id for one in write_many(ACTOR, [Write("place", documents.place(n)) for n in range(2000)])]
    hosts = [
        one.id for one in write_many(ACTOR, [Write("organizer", documents.organizer(n)) for n in range(500)])
    ]
    ids: list[str] = []
    while len(ids) < count:
        writes = [
            Write("event", documents.event(places[n % 2000], hosts[n % 500]))
            for n in range(min(1000, count - len(ids)))
        ]
        ids += [one.id for one in write_many(ACTOR, writes)]
    return ids


def rate(port: int, paths: list[str]) -> float:
    """Return how many of these requests are answered in a second over one connection."""
    requests = [f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode() for path in paths]
    with socket.create_connection(("127.0.0.1", port)) as link:
        started = time.perf_counter()
        for request in requests:
            link.sendall(request)
            _read(link)
        return len(requests) / (time.perf_counter() - started)


def _read(link: socket.socket) -> None:
    head, found, rest = b"", b"", b""
    while not found:
        head += link.recv(65536)
        _, found, rest = head.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise SystemExit(head[:200])
    length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0])
    missing = length - len(rest)
    while missing > 0:
        missing -= len(link.recv(65536))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--requests", type=int, default=8_000)
    asked = parser.parse_args()
    chosen = random.Random(1).choices(filled(asked.events), k=asked.requests // ROUNDS)
    paths = [f"/api/entry/events/{public_id}" for public_id in chosen]
    path = f"{Path(__file__).parent}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    environment = {**os.environ, "PYTHONPATH": path}
    with serving(environment, threads=1) as whole, serving(environment, "get:naked", 1) as bare:
        rate(whole, paths), rate(bare, paths)
        figures = [(rate(bare, paths), rate(whole, paths)) for _ in range(ROUNDS)]
    # The best round of each: everything else is what the machine did beside.
    baseline, served = (max(figure) for figure in zip(*figures, strict=True))
    return report(
        "get",
        [
            Row("naked splice", baseline, "requests/s"),
            Row(
                f"GET an event of {asked.events}",
                served,
                "requests/s",
                at_least=0.6 * baseline,
                baseline=baseline,
            ),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
