# SPDX-License-Identifier: EUPL-1.2
from contextlib import contextmanager

import pytest

from foyer.blocks.imports.rules.rows import UnreadableFile
from foyer.blocks.imports.services.fetch_source import fetch_source
from foyer.blocks.imports.tests.runs import HEADER, KRAK, QUIZ
from foyer.kernel.tests.servers import serving


def answer(request):
    if request.path.startswith("/move"):
        return 302, {"Location": request.path.replace("/move", "", 1) or "/move"}, b""
    body = f"{HEADER}\n{KRAK}\n{QUIZ}\n".encode()
    known = request.path.startswith("/x.csv")
    return 200 if known else 404, {}, body * (100_000 if "large" in request.path else 1)


@contextmanager
def served():
    with serving(answer) as server:
        yield f"http://localhost:{server.server_port}"


def test_a_file_is_fetched_from_an_address(settings):
    settings.FOYER_IMPORT_PRIVATE_ADDRESSES = True
    with served() as address:
        fetched = fetch_source(f"{address}/move/x.csv?key=secret")
        assert fetched.name == "x.csv"
        assert fetched.content.decode().startswith(HEADER)
        with pytest.raises(UnreadableFile, match=r"/none answers 404$"):
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
