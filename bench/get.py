# SPDX-License-Identifier: EUPL-1.2
"""How fast GET of an event answers, beside a naked splice: the same statement in a bare Django view.

    python bench/get.py [--events 200000] [--requests 20000]

Both are called as WSGI applications in this process, on the same database and the same random ids, in
turns, so that the ratio does not depend on a web server or on what else the machine does.
"""

import argparse
import io
import os
import random
import statistics
import sys
import tempfile
import time
from typing import Any

os.environ.setdefault("FOYER_HOME", tempfile.mkdtemp(prefix="foyer-bench-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foyer.config.settings")

import django
from _report import Row, report
from _store_documents import Documents

django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402 - Django is set up first
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402

from foyer.blocks.offers.public import Write, write_many  # noqa: E402
from foyer.kernel.actors import Actor  # noqa: E402

ACTOR = Actor(user_id="bench")
ROUNDS = 10
STATEMENT = (
    "SELECT e.document, p.document, o.document FROM offers_event e"
    " JOIN offers_place p ON p.id = e.place_id JOIN offers_organizer o ON o.id = e.organizer_id"
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
            own, place, organizer = cursor.fetchone()
        body = f'{own[:-1]},"location":{place},"organizer":{organizer}}}'.encode()
        return HttpResponse(body, content_type="application/ld+json")


def filled(count: int) -> list[str]:
    """Make a database with this many events; return their ids."""
    call_command("migrate", verbosity=0)
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


def environ(path: str) -> dict[str, Any]:
    """Return what a web server passes for a GET."""
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "HTTP_HOST": "localhost:8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
    }


def rate(application: Any, paths: list[str]) -> float:
    """Return how many of these requests an application answers in a second."""
    started = time.perf_counter()
    for path in paths:
        b"".join(application(environ(path), lambda *_: None))
    return len(paths) / (time.perf_counter() - started)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--requests", type=int, default=20_000)
    asked = parser.parse_args()
    ids = filled(asked.events)
    # The line in the log is part of serving; where it goes is not.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    paths = [
        f"/api/entry/events/{chosen}" for chosen in random.Random(1).choices(ids, k=asked.requests // ROUNDS)
    ]
    whole, naked = get_wsgi_application(), Naked()
    rate(whole, paths)
    rate(naked, paths)
    figures = [(rate(naked, paths), rate(whole, paths)) for _ in range(ROUNDS)]
    bare, served = (statistics.median(figure) for figure in zip(*figures, strict=True))
    return report(
        "get",
        [
            Row("naked splice", bare, "requests/s"),
            Row(f"GET an event of {asked.events}", served, "requests/s", at_least=0.6 * bare, baseline=bare),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
