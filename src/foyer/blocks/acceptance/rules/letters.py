# SPDX-License-Identifier: EUPL-1.2
"""Letters in the sink, in the shape of the Mailpit API (v1)."""

import email.policy
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import getaddresses
from functools import cached_property
from typing import Any, cast

_SNIPPET = 250


@dataclass(frozen=True)
class Letter:
    """A letter as it came: its source, when, and from and to whom by the envelope."""

    id: str
    source: bytes
    received: datetime
    sender: str
    recipients: tuple[str, ...]
    is_read: bool = False

    @cached_property
    def message(self) -> EmailMessage:
        """The letter, taken apart."""
        return message_from_bytes(self.source, policy=email.policy.default)

    def header(self, name: str) -> str:
        """Return a header in clear, '' where it is not there."""
        return str(self.message.get(name, ""))

    def people(self, name: str) -> list[dict[str, str]]:
        """Return who is named in a header of addresses."""
        told = getaddresses([str(value) for value in self.message.get_all(name, [])])
        return [{"Name": called, "Address": address} for called, address in told if address]

    @property
    def hidden(self) -> list[dict[str, str]]:
        """Who gets the letter and is in none of its headers."""
        shown = {one["Address"].casefold() for name in ("To", "Cc") for one in self.people(name)}
        return [{"Name": "", "Address": one} for one in self.recipients if one.casefold() not in shown]

    def body(self, kind: str) -> str:
        """Return the text of a kind, `plain` or `html`; '' where the letter has none."""
        part = self.message.get_body((kind,))
        return str(part.get_content()) if part is not None else ""

    @property
    def attachments(self) -> list[tuple[str, EmailMessage]]:
        """The files that come with the letter, each with the number of its part."""
        parts = [(str(number), part) for number, part in enumerate(self.message.walk())]
        return [(number, part) for number, part in parts if part.get_content_disposition() == "attachment"]

    def read(self, *, is_read: bool = True) -> "Letter":
        """Return the letter after somebody read it, or says that nobody did."""
        return replace(self, is_read=is_read)


def _named(letter: Letter) -> dict[str, Any]:
    return {
        "ID": letter.id,
        "MessageID": letter.header("Message-ID").strip("<>"),
        "From": next(iter(letter.people("From")), None),
        "To": letter.people("To"),
        "Cc": letter.people("Cc"),
        "Bcc": letter.hidden,
        "ReplyTo": letter.people("Reply-To"),
        "Subject": letter.header("Subject"),
        "Size": len(letter.source),
        "Tags": [],
        "Username": "",
    }


def summary(letter: Letter) -> dict[str, Any]:
    """Return a letter as lists show it."""
    return {
        **_named(letter),
        "Attachments": len(letter.attachments),
        "Created": letter.received.isoformat(),
        "Read": letter.is_read,
        "Snippet": " ".join(letter.body("plain").split())[:_SNIPPET],
    }


def whole(letter: Letter) -> dict[str, Any]:
    """Return a letter with its texts."""
    return {
        **_named(letter),
        "Attachments": [_file(number, part) for number, part in letter.attachments],
        "Date": letter.received.isoformat(),
        "HTML": letter.body("html"),
        "Inline": [],
        "ListUnsubscribe": {
            "Header": letter.header("List-Unsubscribe"),
            "HeaderPost": letter.header("List-Unsubscribe-Post"),
            "Links": [],
            "Errors": "",
        },
        "ReturnPath": letter.sender,
        "Text": letter.body("plain"),
    }


def content(part: EmailMessage) -> bytes:
    """Return the bytes of a part."""
    return bytes(cast("bytes", part.get_payload(decode=True)) or b"")


def _file(number: str, part: EmailMessage) -> dict[str, Any]:
    return {
        "PartID": number,
        "FileName": part.get_filename() or "",
        "ContentType": part.get_content_type(),
        "ContentID": str(part.get("Content-ID", "")).strip("<>"),
        "Size": len(content(part)),
    }
