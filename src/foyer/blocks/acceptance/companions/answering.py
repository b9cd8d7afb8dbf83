# SPDX-License-Identifier: EUPL-1.2
"""A small HTTP server for companions: one function answers whatever is asked."""

import contextlib
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import FrameType
from urllib.parse import parse_qs, unquote, urlsplit

import orjson

from foyer.blocks.acceptance.rules.places import HOST

MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class Asked:
    """One request: the path decoded, names of headers in small letters, the last value of each in `query`."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True)
class Answer:
    """One answer."""

    status: int
    body: bytes
    content_type: str


Answers = Callable[[Asked], Answer]


def json(document: object, status: int = 200) -> Answer:
    """Return an answer with a JSON document."""
    return Answer(status, orjson.dumps(document), "application/json")


def text(told: str, status: int = 200) -> Answer:
    """Return an answer with plain text."""
    return Answer(status, told.encode(), "text/plain; charset=utf-8")


def not_found() -> Answer:
    """Return the answer to an address at which there is nothing."""
    return text("404 page not found", 404)


def serve(port: int, answers: Answers) -> None:
    """Answer on a port of this machine until the process is asked to end."""
    signal.signal(signal.SIGTERM, _end)
    with (
        ThreadingHTTPServer((HOST, port), _handler(answers)) as server,
        contextlib.suppress(KeyboardInterrupt),
    ):
        server.serve_forever()


def _end(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def _handler(answers: Answers) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 60

        def _answer(self) -> None:
            asked = self._asked()
            answer = text("Request body too large", 413) if asked is None else answers(asked)
            if asked is None:
                self.close_connection = True
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
            # Suites that run in a browser read it too.
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)

        def _asked(self) -> Asked | None:
            told = self.headers.get("Content-Length") or "0"
            length = int(told) if told.isdecimal() else MOST_BYTES + 1
            if length > MOST_BYTES:
                return None
            parts = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            return Asked(self.command, unquote(parts.path), query, headers, self.rfile.read(length))

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 - names of the library

        def log_message(self, *_arguments: object) -> None:
            """Keep quiet: passwords and addresses pass here."""

    return Handler
