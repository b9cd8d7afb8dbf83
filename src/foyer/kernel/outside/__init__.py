# SPDX-License-Identifier: EUPL-1.2
"""Fetching a file from outside: the one way, for every address that the program did not choose itself.

The scheme is http or https; every address that the name of the host has must be public, and the connection
goes to one of those; each redirect is judged like the address itself; bytes, seconds and redirects are
bounded; the environment's proxies are not asked; nothing is unpacked. Only a host that `FOYER_FETCH_ALLOW`
maps may be inside, at the address of the map. Engines that configuration names (storage, mail) are no
business of this package.
"""

import ssl
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from urllib.parse import quote, unquote, urljoin, urlsplit

import httpcore
from django.conf import settings

from foyer.kernel.outside.addresses import is_public
from foyer.kernel.outside.connections import Deadline, GuardedBackend
from foyer.kernel.outside.refusals import NotFetched, Reason, TooBig

__all__ = ["NotFetched", "Reason", "TooBig", "fetch", "is_public"]

_LONGEST = 2048
_SCHEMES = {"http", "https"}
_REDIRECTED = {301, 302, 303, 307, 308}
_STEPS = {"connect": 10.0, "read": 20.0, "write": 20.0, "pool": 1.0}
_NETWORK = (httpcore.NetworkError, httpcore.ProtocolError, OSError, ValueError)
_KEPT = "%/:@!$&'()*+,;=~"


@dataclass(frozen=True)
class _Question:
    """Where to ask, for what, and in whose name."""

    url: httpcore.URL
    headers: Mapping[str, str]


def fetch(
    url: str,
    most_bytes: int,
    *,
    seconds: float = 20,
    redirects: int = 3,
    accept: str = "*/*",
    inside: bool = False,
    passwords: bool = False,
) -> bytes:
    """Return the file at an http(s) address.

    Args:
        url: the address, of at most 2,048 characters.
        most_bytes: the most that the file may have.
        seconds: within which all must be done.
        redirects: how many are followed.
        accept: the types that are wanted.
        inside: whether the operator chose the address, so that it may be in a network inside.
        passwords: whether the address may have a user and a password, for the host that it names.

    Raises:
        NotFetched: it cannot be had, or from inside; the reason is for a log.
        TooBig: it is larger than `most_bytes`.
    """
    deadline = Deadline(seconds)
    backend = GuardedBackend(deadline, settings.FOYER_FETCH_ALLOW, inside=inside)
    with httpcore.ConnectionPool(ssl_context=_trusted(), network_backend=backend) as pool:
        for _ in range(redirects + 1):
            question = _question(url, accept, passwords=passwords)
            try:
                answer = _ask(pool, question, most_bytes, deadline)
            except httpcore.TimeoutException as error:
                raise NotFetched(Reason.TIME) from error
            except _NETWORK as error:
                raise NotFetched(Reason.CONNECTION, type(error).__name__) from error
            if isinstance(answer, bytes):
                return answer
            url = _onward(url, answer)
    raise NotFetched(Reason.REDIRECTS, f"more than {redirects}")


@cache
def _trusted() -> ssl.SSLContext:
    return httpcore.default_ssl_context()


def _ask(
    pool: httpcore.ConnectionPool, question: _Question, most_bytes: int, deadline: Deadline
) -> bytes | str:
    """Return the file, or where it is said to be."""
    headers = list(question.headers.items())
    with pool.stream("GET", question.url, headers=headers, extensions={"timeout": _STEPS}) as answer:
        told = {name.lower(): value for name, value in answer.headers}
        if answer.status in _REDIRECTED:
            return told.get(b"location", b"").decode("utf-8", "replace")
        if answer.status != HTTPStatus.OK:
            raise NotFetched(Reason.STATUS, str(answer.status))
        if told.get(b"content-encoding", b"identity").lower() != b"identity":
            raise NotFetched(Reason.PACKED)
        length = told.get(b"content-length", b"")
        if length.isdigit() and int(length[:16]) > most_bytes:
            raise TooBig(int(length[:16]))
        return _limited(answer, most_bytes, deadline)


def _limited(answer: httpcore.Response, most_bytes: int, deadline: Deadline) -> bytes:
    chunks: list[bytes] = []
    size = 0
    for chunk in answer.iter_stream():
        size += len(chunk)
        if size > most_bytes:
            raise TooBig(size)
        deadline.left(None)
        chunks.append(chunk)
    return b"".join(chunks)


def _onward(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise NotFetched(Reason.ADDRESS) from error


def _question(url: str, accept: str, *, passwords: bool) -> _Question:
    """Return what is asked for an address.

    Raises:
        NotFetched: it is no address of the web.
    """
    if len(url) > _LONGEST:
        raise NotFetched(Reason.ADDRESS, "too long")
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii")
        port = parts.port
        target = quote(parts.path or "/", safe=_KEPT)
        target += f"?{quote(parts.query, safe=_KEPT + '?')}" if parts.query else ""
        signed_in = _basic(parts.username, parts.password or "") if parts.username is not None else None
    except ValueError as error:
        raise NotFetched(Reason.ADDRESS) from error
    if parts.scheme not in _SCHEMES or not host or (signed_in and not passwords):
        raise NotFetched(Reason.ADDRESS)
    shown = f"[{host}]" if ":" in host else host
    headers = {
        "Host": shown if port is None else f"{shown}:{port}",
        "User-Agent": "Foyer",
        "Accept": accept,
        "Accept-Encoding": "identity",
    }
    if signed_in:
        headers["Authorization"] = signed_in
    return _Question(httpcore.URL(scheme=parts.scheme, host=host, port=port, target=target), headers)


def _basic(user: str, password: str) -> str:
    return "Basic " + b64encode(f"{unquote(user)}:{unquote(password)}".encode()).decode("ascii")
