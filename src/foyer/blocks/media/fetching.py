# SPDX-License-Identifier: EUPL-1.2
"""Fetching a file from an address that a client gave.

The name of the host is looked up once, here; every address that it has must be public, and the question goes
to one of those: a name that answers differently the next time leads nowhere else. Each redirect is judged
like the address itself. Only a host that configuration maps may be inside, at the address of the map.
Why a file cannot be had is not told: it would say what there is inside.
"""

import socket
import time
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import httpx
from django.conf import settings

from foyer.kernel.outside import is_public

REDIRECTS = 3
SECONDS = 20
_TIMEOUT = httpx.Timeout(8, connect=5)
_PORTS = {"http": 80, "https": 443}
_REDIRECTED = {301, 302, 303, 307, 308}
_LONGEST = 2048


class NotFetched(Exception):
    """The file cannot be had; the text says why, for the log alone."""


class TooBig(Exception):
    """The file has more bytes than may be taken; `size` are those that were told or read."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes")
        self.size = size


@dataclass(frozen=True)
class _Target:
    """Where to ask, for what, and in whose name."""

    url: str
    host: str
    netloc: str


def fetch(url: str, most_bytes: int) -> bytes:
    """Return the file at an http(s) address.

    Raises:
        NotFetched: it cannot be had, or from inside.
        TooBig: it is larger than `most_bytes`.
    """
    deadline = time.monotonic() + SECONDS
    try:
        with httpx.Client(timeout=_TIMEOUT, follow_redirects=False, trust_env=False) as client:
            for _ in range(REDIRECTS + 1):
                answer = _ask(client, _target(url), most_bytes, deadline)
                if isinstance(answer, bytes):
                    return answer
                url = urljoin(url, answer)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise NotFetched(type(error).__name__) from error
    raise NotFetched(f"more than {REDIRECTS} redirects")


def _ask(client: httpx.Client, target: _Target, most_bytes: int, deadline: float) -> bytes | str:
    """Return the file, or where it is said to be."""
    headers = {
        "Host": target.netloc,
        "User-Agent": "Foyer",
        "Accept": "image/*",
        "Accept-Encoding": "identity",
    }
    request = client.build_request(
        "GET", target.url, headers=headers, extensions={"sni_hostname": target.host}
    )
    answer = client.send(request, stream=True)
    try:
        if answer.status_code in _REDIRECTED:
            return str(answer.headers.get("location", ""))
        if answer.status_code != httpx.codes.OK:
            raise NotFetched(f"status {answer.status_code}")
        told = answer.headers.get("content-length", "")
        if told.isdecimal() and int(told[:16]) > most_bytes:
            raise TooBig(int(told[:16]))
        return _limited(answer, most_bytes, deadline)
    finally:
        answer.close()


def _limited(answer: httpx.Response, most_bytes: int, deadline: float) -> bytes:
    chunks: list[bytes] = []
    size = 0
    # Raw: what is packed although nobody asked for that is not unpacked, and then is no image.
    for chunk in answer.iter_raw():
        size += len(chunk)
        if size > most_bytes:
            raise TooBig(size)
        if time.monotonic() > deadline:
            raise NotFetched(f"longer than {SECONDS} seconds")
        chunks.append(chunk)
    return b"".join(chunks)


def _target(url: str) -> _Target:
    """Return where a question for this address goes, judged.

    Raises:
        NotFetched: it is no address of the web, or one inside.
    """
    if len(url) > _LONGEST:
        raise NotFetched("an address too long")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise NotFetched("no address") from error
    if parts.scheme not in _PORTS or not host or parts.username is not None:
        raise NotFetched("no address of the web")
    mapped = settings.FOYER_FETCH_ALLOW.get(host)
    address = mapped or _literal(_public_address(host, port), port)
    return _Target(_asked(parts, address), host, parts.netloc)


def _asked(parts: SplitResult, address: str) -> str:
    return urlunsplit((parts.scheme, address, parts.path or "/", parts.query, ""))


def _public_address(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetched("no such host") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not addresses or not all(is_public(one) for one in addresses):
        raise NotFetched("an address inside")
    return addresses[0]


def _literal(address: str, port: int) -> str:
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
