# SPDX-License-Identifier: EUPL-1.2
"""Getting the file of an import: from a path, or from a web address that is safe to ask."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings

from foyer.blocks.imports.rules.rows import UnreadableFile
from foyer.kernel.account import reason
from foyer.kernel.outside import NotFetched, Reason, fetch

_REDIRECTS = 5
_SECONDS = 120


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
        raise UnreadableFile(f"{path} cannot be read: {reason(error)}") from error


def _download(location: str) -> Fetched:
    try:
        content = fetch(
            location,
            settings.FOYER_IMPORT_MAX_BYTES,
            seconds=_SECONDS,
            redirects=_REDIRECTS,
            inside=settings.FOYER_IMPORT_PRIVATE_ADDRESSES,
            passwords=True,
        )
    except NotFetched as error:
        raise _refusal(location, error) from error
    return Fetched(_name(location), content)


def _refusal(location: str, error: NotFetched) -> UnreadableFile:
    """Say in a sentence why the file of an address cannot be had."""
    if error.reason is Reason.SIZE:
        return _too_large()
    shown = _shown(location)
    told = {
        Reason.ADDRESS: "is no web address, or leads to none",
        Reason.HOST: "leads to a host that does not exist",
        Reason.INSIDE: (
            "leads to an address of this machine or of a private network; "
            "set FOYER_IMPORT_PRIVATE_ADDRESSES=yes to allow that"
        ),
        Reason.CONNECTION: f"cannot be fetched: {error.detail}",
        Reason.REDIRECTS: f"redirects more than {_REDIRECTS} times",
        Reason.STATUS: f"answers {error.detail}",
        Reason.PACKED: "sends a packed file where none was asked for",
        Reason.TIME: "takes too long",
    }
    return UnreadableFile(f"{shown} {told[error.reason]}")


def _too_large() -> UnreadableFile:
    megabytes = settings.FOYER_IMPORT_MAX_BYTES / 1024 / 1024
    return UnreadableFile(f"the file is larger than {megabytes:g} MB (FOYER_IMPORT_MAX_BYTES)")


def _name(url: str) -> str:
    return urlsplit(url).path.rpartition("/")[2] or (urlsplit(url).hostname or "")


def _shown(url: str) -> str:
    """Return an address without user, password and query: they may be secret."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "the address"
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
