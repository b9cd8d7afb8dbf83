# SPDX-License-Identifier: EUPL-1.2
"""Nothing leads inside: by address, by name, by redirect, by a name that changes its mind."""

import itertools
import socket
from types import SimpleNamespace

import httpcore
import pytest

from foyer.kernel.outside import NotFetched, Reason, TooBig, connections, fetch, is_public
from foyer.kernel.tests.servers import serving

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


def refused(url, **how):
    with pytest.raises(NotFetched) as told:
        fetch(url, MOST, **how)
    return told.value.reason


def test_a_host_that_is_mapped_is_fetched_from_in_its_own_name(inside):
    assert fetch("http://allowed.example.org:8080/file.png?a=1", MOST) == b"the file"
    ((method, path, headers),) = inside.asked
    assert (method, path) == ("GET", "/file.png?a=1")
    assert headers["Host"] == "allowed.example.org:8080"
    assert not {"Authorization", "Cookie"} & set(headers)


def test_hosts_that_are_not_mapped_stay_closed(inside):
    port = inside.server_port
    for host in ("localhost", "127.0.0.1", "127.1", "0x7f000001", "2130706433", "[::1]", "0.0.0.0", "0"):
        assert refused(f"http://{host}:{port}/file") in {Reason.INSIDE, Reason.HOST}
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
        "[::127.0.0.1]",
        "[fec0::1]",
        "2852039166",
        "0251.0376.0251.0376",
        "0xa9.0xfe.0xa9.0xfe",
        "127.0.0.1.",
        "\uff11\uff12\uff17.0.0.1",
        "127\u30020\u30020\u30021",
    ],
)
def test_addresses_of_networks_inside_are_refused(host):
    assert refused(f"http://{host}/file") is Reason.INSIDE


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
    assert refused(url) is Reason.ADDRESS


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
    assert refused("http://rebound.example.org/file") is Reason.INSIDE


def test_one_address_inside_among_others_is_enough(names):
    table, _ = names
    table["both.example.org"] = [PUBLIC, "10.0.0.7"]
    assert refused("http://both.example.org/file") is Reason.INSIDE


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
    assert refused("https://changing.example.org/file") is Reason.CONNECTION
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
    assert refused("http://allowed.example.org/round") is Reason.REDIRECTS
    assert len(inside.asked) == 4


def test_what_is_not_there_is_not_fetched(inside):
    with pytest.raises(NotFetched, match="another status than 200: 404"):
        fetch("http://allowed.example.org/none", MOST)


def test_large_files_are_not_read_to_their_end(inside):
    with pytest.raises(TooBig) as told:
        fetch("http://allowed.example.org/large", MOST)
    assert told.value.size == MOST + 1
    with pytest.raises(TooBig) as told:
        fetch("http://allowed.example.org/endless", MOST)
    assert MOST < told.value.size <= 5 * MOST


def test_nothing_is_unpacked(inside):
    assert refused("http://allowed.example.org/packed") is Reason.PACKED


def test_all_steps_together_have_a_time(inside):
    assert refused("http://allowed.example.org/file", seconds=-1) is Reason.TIME
    assert inside.asked == []


def test_a_byte_now_and_then_keeps_nobody_waiting(inside, monkeypatch):
    """The headers never end: each byte comes in time, all of them do not."""
    moments, pieces = itertools.count(), itertools.chain([b"HTTP/1.1 200 OK\r\nX: "], itertools.repeat(b"x"))
    monkeypatch.setattr(connections, "time", SimpleNamespace(monotonic=lambda: float(next(moments))))

    class Dripping(httpcore.NetworkStream):
        write = close = get_extra_info = lambda *_: None

        def read(self, *_):
            return next(pieces)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", lambda *_: Dripping())
    assert refused("http://allowed.example.org/", seconds=50) is Reason.TIME
    assert 50 < next(moments) < 60


def test_an_address_that_the_operator_chose_may_be_inside(inside):
    url = f"http://127.0.0.1:{inside.server_port}/file"
    assert fetch(url, MOST, inside=True) == b"the file"
    assert refused(url) is Reason.INSIDE


def test_a_password_is_for_the_host_that_it_was_given_for(inside):
    with_password = "http://jan:a%20b@allowed.example.org/to/http://allowed.example.org/file"
    assert refused(with_password) is Reason.ADDRESS
    assert fetch(with_password, MOST, passwords=True) == b"the file"
    (_, _, first), (_, _, second) = inside.asked
    assert first["Authorization"] == "Basic amFuOmEgYg=="
    assert "Authorization" not in second


def test_what_stands_in_an_address_adds_no_header(inside):
    assert fetch("http://allowed.example.org/file a\r\nX-Evil: 1?q=\u00e9 b", MOST) == b"the file"
    ((_, path, headers),) = inside.asked
    assert path == "/file%20aX-Evil:%201?q=%C3%A9%20b"
    assert "X-Evil" not in headers


def test_proxies_of_the_environment_are_not_asked(inside, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{inside.server_port}/")
    assert fetch("http://allowed.example.org/file", MOST) == b"the file"
    assert inside.asked[0][1] == "/file"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::808:808", True),
        ("127.0.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("::127.0.0.1", False),
        ("2002:0a00:0001::1", False),
        ("2001:0:4136:e378:8000:63bf:f5ff:fffe", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b:1::1", False),
        ("fe80::1", False),
        ("fec0::1", False),
        ("fd00::1", False),
        ("224.0.0.1", False),
    ],
)
def test_public_addresses(address, public):
    assert is_public(address) == public
