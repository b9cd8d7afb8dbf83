# SPDX-License-Identifier: EUPL-1.2
"""Nothing leads inside: by address, by name, by redirect, by a name that changes its mind."""

import socket

import pytest

from foyer.blocks.media import fetching
from foyer.blocks.media.fetching import NotFetched, TooBig, fetch
from foyer.blocks.media.tests.servers import serving

PUBLIC = "93.184.216.34"
MOST = 1000


@pytest.fixture
def inside(settings):
    """Serve on this machine, where the name `allowed.example.org` is mapped to; what is asked is kept."""

    def answer(request):
        path = request.path
        if path.startswith("/to/"):
            return 302, {"Location": path.removeprefix("/to/")}, b""
        if path == "/round":
            return 301, {"Location": "/round"}, b""
        if path == "/large":
            return 200, {}, b"x" * (MOST + 1)
        if path == "/endless":
            return 200, {"Connection": "close"}, b"x" * 5 * MOST
        if path == "/packed":
            return 200, {"Content-Encoding": "gzip"}, b"\x1f\x8bpacked"
        return (200, {}, b"the file") if path.startswith("/file") else (404, {}, b"")

    with serving(answer) as server:
        settings.FOYER_FETCH_ALLOW = {"allowed.example.org": f"127.0.0.1:{server.server_port}"}
        yield server


def refused(url):
    with pytest.raises(NotFetched) as told:
        fetch(url, MOST)
    return str(told.value)


def test_a_host_that_is_mapped_is_fetched_from_in_its_own_name(inside):
    assert fetch("http://allowed.example.org:8080/file.png?a=1", MOST) == b"the file"
    ((method, path, headers),) = inside.asked
    assert (method, path) == ("GET", "/file.png?a=1")
    assert headers["Host"] == "allowed.example.org:8080"
    assert not {"Authorization", "Cookie"} & set(headers)


def test_hosts_that_are_not_mapped_stay_closed(inside):
    port = inside.server_port
    for host in ("localhost", "127.0.0.1", "127.1", "0x7f000001", "2130706433", "[::1]", "0.0.0.0", "0"):
        assert refused(f"http://{host}:{port}/file") in {"an address inside", "no such host"}
    assert inside.asked == []


@pytest.mark.parametrize(
    "host",
    [
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[fc00::1]",
        "[fe80::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[ff02::1]",
        "[::]",
    ],
)
def test_addresses_of_networks_inside_are_refused(host):
    assert refused(f"http://{host}/file") == "an address inside"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/x",
        "file:///etc/passwd",
        "gopher://example.org/",
        "data:image/png;base64,AAAA",
        "http://",
        "//example.org/x",
        "http://user:secret@example.org/x",
        "http://example.org:99999/x",
        "http://[::1/x",
        "javascript:alert(1)",
        "http://example.org/" + "x" * 3000,
    ],
)
def test_only_addresses_of_the_web_are_asked(url, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a name was looked up"))
    assert refused(url) in {"no address", "no address of the web", "an address too long"}


@pytest.fixture
def names(monkeypatch):
    """Let names be looked up in a table; return what was asked, and let no question leave this machine."""
    asked: list[str] = []
    table: dict[str, list[str]] = {}

    def look_up(host, port, **_):
        asked.append(host)
        if host not in table:
            raise socket.gaierror(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in table[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return table, asked


def test_a_name_that_means_this_machine_is_refused(names):
    table, _ = names
    table["rebound.example.org"] = ["127.0.0.1"]
    assert refused("http://rebound.example.org/file") == "an address inside"


def test_one_address_inside_among_others_is_enough(names):
    table, _ = names
    table["both.example.org"] = [PUBLIC, "10.0.0.7"]
    assert refused("http://both.example.org/file") == "an address inside"


def test_the_address_that_was_judged_is_the_one_that_is_asked(names, monkeypatch):
    """A name that is public the first time and inside the second time: nobody looks a second time."""
    table, asked = names
    table["changing.example.org"] = [PUBLIC]
    connected = []

    def connect(address, *_, **__):
        table["changing.example.org"] = ["127.0.0.1"]
        connected.append(address)
        raise OSError("nothing leaves this machine in a test")

    monkeypatch.setattr(socket, "create_connection", connect)
    assert refused("https://changing.example.org/file") == "ConnectError"
    assert asked == ["changing.example.org"]
    assert connected == [(PUBLIC, 443)]


@pytest.mark.parametrize(
    "onward",
    [
        "http://127.0.0.1:{port}/file",
        "http://169.254.169.254/latest/meta-data",
        "http://localhost:{port}/file",
        "file:///etc/passwd",
        "//127.0.0.1:{port}/file",
    ],
)
def test_a_redirect_leads_no_further_than_an_address(inside, onward):
    refused("http://allowed.example.org/to/" + onward.format(port=inside.server_port))
    assert len(inside.asked) == 1


def test_redirects_among_what_is_allowed_are_followed(inside):
    assert fetch("http://allowed.example.org/to/http://allowed.example.org/file", MOST) == b"the file"
    assert fetch("http://allowed.example.org/to//file", MOST) == b"the file"


def test_redirects_end(inside):
    assert refused("http://allowed.example.org/round") == "more than 3 redirects"
    assert len(inside.asked) == fetching.REDIRECTS + 1


def test_what_is_not_there_is_not_fetched(inside):
    assert refused("http://allowed.example.org/none") == "status 404"


def test_large_files_are_not_read_to_their_end(inside):
    with pytest.raises(TooBig) as told:
        fetch("http://allowed.example.org/large", MOST)
    assert told.value.size == MOST + 1
    with pytest.raises(TooBig) as told:
        fetch("http://allowed.example.org/endless", MOST)
    assert MOST < told.value.size <= 5 * MOST


def test_nothing_is_unpacked(inside):
    assert fetch("http://allowed.example.org/packed", MOST) == b"\x1f\x8bpacked"


def test_a_file_that_never_ends_is_given_up(inside, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", -1)
    assert refused("http://allowed.example.org/file").startswith("longer than")
