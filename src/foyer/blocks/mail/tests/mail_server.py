# SPDX-License-Identifier: EUPL-1.2
"""A mail server on this machine, in a thread, that says what a test wants it to say."""

import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller


@dataclass
class Post:
    """What a server answers, and what it has taken: (sender, recipients, message)."""

    port: int
    recipient: list[str] = field(default_factory=list)
    letter: list[str] = field(default_factory=list)
    sender: list[str] = field(default_factory=list)
    taken: list[tuple[str, list[str], EmailMessage]] = field(default_factory=list)
    asked: int = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_MAIL(self, _server, _session, envelope, address, options):  # noqa: N802
        self.asked += 1
        if self.sender:
            return self.sender.pop(0)
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if self.recipient and not (told := self.recipient.pop(0)).startswith("250"):
            return told
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        if self.letter and not (told := self.letter.pop(0)).startswith("250"):
            return told
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.taken.append((envelope.mail_from, envelope.rcpt_tos, message))
        return "250 OK"


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@contextmanager
def mail_server(post: Post | None = None, hostname: str = "127.0.0.1", **options):
    """Serve until the block ends; the same post may be served again later, at the same port."""
    post = post or Post(free_port())
    controller = Controller(post, hostname=hostname, port=post.port, **options)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()
