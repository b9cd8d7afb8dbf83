# SPDX-License-Identifier: EUPL-1.2
"""The ways out of the house, as `FOYER_MAIL_URL` names them."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

SERVICES = frozenset(
    {
        "brevo", "mailersend", "mailgun", "mailjet", "mailtrap", "mandrill", "postal", "postmark", "scaleway",
        "sendgrid", "sparkpost", "unisender_go",
    }
)  # fmt: skip
"""Mail services that can be used with the libraries that are here."""

_FORMS = "outbox:, smtp://user:password@host:port?tls=1, smtps://... or anymail+SERVICE://?option=value"


@dataclass(frozen=True)
class Outbox:
    """Letters stay here, for staff to read on a page."""


@dataclass(frozen=True)
class Server:
    """A mail server. `tls`: encrypted from the first byte, after a word (`starttls`), or not at all."""

    host: str
    port: int
    tls: str
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Service:
    """A mail service: its name and what it must be told, such as a key."""

    name: str
    options: Mapping[str, str] = field(default_factory=dict, repr=False)


Transport = Outbox | Server | Service


def transport(url: str) -> Transport:
    """Return the way out that an address names.

    Raises:
        ValueError: it names none, in a sentence without the secrets of the address.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ValueError(f"FOYER_MAIL_URL must be one of {_FORMS}") from error
    if parts.scheme == "outbox" and url.rstrip("/") == "outbox:":
        return Outbox()
    if parts.scheme in {"smtp", "smtps"} and parts.hostname and parts.path in {"", "/"}:
        return _server(parts.scheme, parts.hostname, port, parts.query, parts.username, parts.password)
    kind, _, name = parts.scheme.partition("+")
    # A scheme has no underscore: the one name with it is written with a hyphen.
    name = name.replace("-", "_")
    if kind == "anymail" and not parts.netloc and not parts.path:
        if name not in SERVICES:
            raise ValueError(f"FOYER_MAIL_URL names the service {name!r}; known are {_listed(SERVICES)}")
        return Service(name, dict(parse_qsl(parts.query)))
    raise ValueError(f"FOYER_MAIL_URL must be one of {_FORMS}")


def _server(
    scheme: str, host: str, port: int | None, query: str, user: str | None, password: str | None
) -> Server:
    options = dict(parse_qsl(query))
    if options.keys() - {"tls"} or options.get("tls", "0") not in {"0", "1"}:
        raise ValueError("FOYER_MAIL_URL knows for a mail server only ?tls=1")
    tls = "tls" if scheme == "smtps" else "starttls" if options.get("tls") == "1" else "none"
    if user and tls == "none" and not _is_here(host):
        raise ValueError("FOYER_MAIL_URL would send a password unencrypted: use ?tls=1 or smtps:")
    usual = {"none": 25, "starttls": 587, "tls": 465}[tls]
    return Server(host, port or usual, tls, unquote(user or ""), unquote(password or ""))


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
