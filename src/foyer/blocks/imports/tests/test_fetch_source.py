# SPDX-License-Identifier: EUPL-1.2
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from foyer.blocks.imports.rules.rows import UnreadableFile
from foyer.blocks.imports.services.fetch_source import fetch_source, is_public
from foyer.blocks.imports.tests.runs import HEADER, KRAK, QUIZ


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = f"{HEADER}\n{KRAK}\n{QUIZ}\n".encode()
        if self.path.startswith("/move"):
            self.send_response(302)
            self.send_header("Location", self.path.replace("/move", "", 1) or "/move")
            self.end_headers()
            return
        self.send_response(200 if self.path.startswith("/x.csv") else 404)
        self.end_headers()
        self.wfile.write(body * (100_000 if "large" in self.path else 1))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the name of the library
        """Say nothing."""


@contextmanager
def served():
    with HTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_a_file_is_fetched_from_an_address(settings):
    settings.FOYER_IMPORT_PRIVATE_ADDRESSES = True
    with served() as address:
        fetched = fetch_source(f"{address}/move/x.csv?key=secret")
        assert fetched.name == "x.csv"
        assert fetched.content.decode().startswith(HEADER)
        with pytest.raises(UnreadableFile, match=r"/none answers 404 Not Found$"):
            fetch_source(f"{address}/none?key=secret")
        with pytest.raises(UnreadableFile, match="redirects more than 5 times"):
            fetch_source(f"{address}/move")
        settings.FOYER_IMPORT_MAX_BYTES = 1024
        with pytest.raises(UnreadableFile, match="larger than"):
            fetch_source(f"{address}/x.csv?large")


def test_addresses_of_the_own_network_are_refused(settings):
    settings.FOYER_IMPORT_PRIVATE_ADDRESSES = False
    with served() as address, pytest.raises(UnreadableFile, match="of this machine or of a private network"):
        fetch_source(f"{address}/x.csv")
    for literal in (
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/",
        "http://0/",
    ):
        with pytest.raises(UnreadableFile, match="private network"):
            fetch_source(literal)


@pytest.mark.parametrize("address", ["http://", "https://x:99999999/", "http://no.such.host.invalid/x"])
def test_what_is_no_address_is_told_so(address):
    with pytest.raises(UnreadableFile):
        fetch_source(address)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("127.0.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:0a00:0001::1", False),
        ("64:ff9b::a00:1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("224.0.0.1", False),
    ],
)
def test_public_addresses(address, public):
    assert is_public(address) == public
