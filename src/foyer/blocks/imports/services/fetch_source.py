# SPDX-License-Identifier: EUPL-1.2
"""Getting the file of an import: from a path, or from a web address that is safe to ask."""

import socket
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx
from django.conf import settings

from foyer.blocks.imports.rules.rows import UnreadableFile
from foyer.kernel.outside import is_public

_REDIRECTS = 5
_SECONDS = 120
_TIMEOUT = httpx.Timeout(20, connect=10)


@dataclass(frozen=True)
class Fetched:
    """The bytes of a file, and its name without anything secret: no query, no user, no folder."""

    name: str
    content: bytes


def fetch_source(location: str) -> Fetched:
    """Return the file at a path or at an http(s) address.

    Addresses of this machine and of private networks are refused unless the installation allows
    them (`FOYER_IMPORT_PRIVATE_ADDRESSES`); the size is limited (`FOYER_IMPORT_MAX_BYTES`).

    Raises:
        UnreadableFile: it cannot be had; the text says why.
    """
    if location.lower().startswith(("http://", "https://")):
        return _download(location)
    if "://" in location:
        scheme = location.partition("://")[0]
        raise UnreadableFile(f"addresses begin with http:// or https://, not {scheme}://")
    return _read(Path(location))


def _read(path: Path) -> Fetched:
    try:
        if path.is_dir():
            raise UnreadableFile(f"{path} is a folder")
        if path.exists() and path.stat().st_size > settings.FOYER_IMPORT_MAX_BYTES:
            raise _too_large()
        return Fetched(path.name, path.read_bytes())
    except FileNotFoundError as error:
        raise UnreadableFile(f"there is no file {path}") from error
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}") from error


def _download(location: str) -> Fetched:
    deadline = time.monotonic() + _SECONDS
    url = location
    try:
        with httpx.Client(timeout=_TIMEOUT, follow_redirects=False, trust_env=False) as client:
            for _ in range(_REDIRECTS + 1):
                content, onward = _ask(client, url, deadline)
                if onward is None:
                    return Fetched(_name(location), content)
                url = urljoin(url, onward)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        what = str(error) or type(error).__name__
        raise UnreadableFile(f"{_shown(url)} cannot be fetched: {what[:200]}") from error
    raise UnreadableFile(f"{_shown(location)} redirects more than {_REDIRECTS} times")


def _ask(client: httpx.Client, url: str, deadline: float) -> tuple[bytes, str | None]:
    """Ask one address; return the body, or where it redirects to.

    The name is looked up here, once, and the answer asked is that of the address which was checked:
    a name that changes between the check and the question cannot lead inside.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise UnreadableFile(f"{_shown(url)} is no web address") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise UnreadableFile(f"{_shown(url)} is no web address")
    address = _checked_address(host, port)
    literal = f"[{address}]" if ":" in address else address
    target = urlunsplit((parts.scheme, f"{literal}:{port}", parts.path or "/", parts.query, ""))
    headers = {
        "Host": parts.netloc.rpartition("@")[2],
        "User-Agent": "Foyer import",
        "Accept-Encoding": "identity",
    }
    request = client.build_request("GET", target, headers=headers, extensions={"sni_hostname": host})
    auth = (parts.username, parts.password or "") if parts.username else None
    answer = client.send(request, stream=True, auth=auth)
    try:
        if answer.is_redirect:
            return b"", answer.headers["location"]
        if answer.status_code != httpx.codes.OK:
            raise UnreadableFile(f"{_shown(url)} answers {answer.status_code} {answer.reason_phrase}")
        return _limited(answer, url, deadline), None
    finally:
        answer.close()


def _limited(answer: httpx.Response, url: str, deadline: float) -> bytes:
    chunks: list[bytes] = []
    size = 0
    for chunk in answer.iter_bytes():
        size += len(chunk)
        if size > settings.FOYER_IMPORT_MAX_BYTES:
            raise _too_large()
        if time.monotonic() > deadline:
            raise UnreadableFile(f"{_shown(url)} takes longer than {_SECONDS} seconds")
        chunks.append(chunk)
    return b"".join(chunks)


def _checked_address(host: str, port: int) -> str:
    """Return an IP address of a host; every address that it has must be public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableFile(f"there is no host {host}") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not settings.FOYER_IMPORT_PRIVATE_ADDRESSES and not all(is_public(each) for each in addresses):
        raise UnreadableFile(
            f"{host} is an address of this machine or of a private network; "
            "set FOYER_IMPORT_PRIVATE_ADDRESSES=yes to allow that"
        )
    return addresses[0]


def _too_large() -> UnreadableFile:
    megabytes = settings.FOYER_IMPORT_MAX_BYTES / 1024 / 1024
    return UnreadableFile(f"the file is larger than {megabytes:g} MB (FOYER_IMPORT_MAX_BYTES)")


def _name(url: str) -> str:
    return urlsplit(url).path.rpartition("/")[2] or (urlsplit(url).hostname or "")


def _shown(url: str) -> str:
    """Return an address without user, password and query: they may be secret."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
