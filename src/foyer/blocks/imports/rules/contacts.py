# SPDX-License-Identifier: EUPL-1.2
"""Telephone numbers, e-mail and web addresses, and the organiser whose they are."""

import hashlib
import re
from collections.abc import Callable
from collections.abc import Mapping as Table
from dataclasses import dataclass
from urllib.parse import urlsplit

from foyer.blocks.imports.rules.findings import Action, Findings
from foyer.blocks.imports.rules.mapping.model import Organizer, Value
from foyer.blocks.imports.rules.rows import Row
from foyer.blocks.imports.rules.values import name_of, refuse, text_of, texts_of

_EMAIL = re.compile(r"[^@\s,;<>()]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,}")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)


@dataclass(frozen=True)
class Contact:
    """How to reach somebody."""

    phone: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    url: tuple[str, ...] = ()


@dataclass(frozen=True)
class Organiser:
    """Who organises an event. `key` is what the source calls it: an id, or its web address."""

    key: str
    name: str
    url: str
    contact: Contact

    @property
    def site(self) -> str:
        """The web address in the form for comparing: two organisers cannot have the same."""
        return site_of(self.url)


def parse_url(text: str) -> str | None:
    """Return a web address, completed with https:// where only the host was written; None if it is none."""
    bare = text.strip()
    if not re.match(r"(?i)https?://", bare):
        if re.match(r"[a-zA-Z][a-zA-Z0-9+-]*:", bare):
            return None
        bare = f"https://{bare}"
    try:
        parts = urlsplit(bare)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        _ = parts.port
    except ValueError:
        return None
    usable = _HOST.fullmatch(host) and len(bare) <= 2000 and not re.search(r"[\s<>\"\\^`{|}]", bare)
    return bare if usable else None


def site_of(url: str) -> str:
    """Return a web address in the form for comparing: without scheme, www and slash at the end."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{f':{parts.port}' if parts.port else ''}{parts.path.rstrip('/')}{query}"


def url_of(value: Value | None, field: str, row: Row, found: Findings) -> str:
    """Return the first usable web address of a field, or an empty text."""
    return next(iter(_usable(value, field, row, found, parse_url)), "")


def contact_of(fields: Table[str, Value], prefix: str, row: Row, found: Findings) -> Contact:
    """Return the contact whose fields begin with a prefix (`booking_` or none)."""
    return _contact(
        {name: fields.get(prefix + name) for name in ("phone", "email", "url")}, prefix, row, found
    )


def organizer_of(mapped: Organizer, row: Row, found: Findings) -> Organiser | None:
    """Return the organiser of a row, or None where it names none that can be kept."""
    name = text_of(mapped.name, row, found, "organizer.name")
    if not name:
        return None
    url = url_of(mapped.url, "organizer.url", row, found)
    if not url:
        refuse(found, row, name_of(mapped.name, "organizer"), name, "organizer-without-url")
        return None
    values = {"phone": mapped.phone, "email": mapped.email, "url": None}
    own = text_of(mapped.id, row, found, "organizer.id")
    key = f"id:{own[:180]}" if own else hashlib.blake2b(site_of(url).encode(), digest_size=16).hexdigest()
    return Organiser(key, name, url, _contact(values, "organizer.", row, found))


def _contact(values: Table[str, Value | None], prefix: str, row: Row, found: Findings) -> Contact:
    phones = texts_of(values["phone"], row, found, f"{prefix}phone")
    emails = _usable(values["email"], f"{prefix}email", row, found, parse_email)
    urls = _usable(values["url"], f"{prefix}url", row, found, parse_url)
    return Contact(tuple(dict.fromkeys(phones)), tuple(dict.fromkeys(emails)), tuple(dict.fromkeys(urls)))


def parse_email(text: str) -> str | None:
    """Return an e-mail address, or None where the text is none."""
    bare = re.sub(r"(?i)^mailto:", "", text.strip())
    return bare if _EMAIL.fullmatch(bare) and len(bare) <= 250 else None


def _usable(
    value: Value | None, field: str, row: Row, found: Findings, parse: Callable[[str], str | None]
) -> list[str]:
    kept = []
    for text in texts_of(value, row, found, field):
        parsed = parse(text)
        if parsed is not None:
            kept.append(parsed)
        elif refuse(found, row, name_of(value, field), text, "unusable-address") is Action.TAKE:
            kept.append(text)
    return kept
