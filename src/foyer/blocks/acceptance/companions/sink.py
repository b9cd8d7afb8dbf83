# SPDX-License-Identifier: EUPL-1.2
"""The sink: takes every letter by SMTP, sends none on, and shows them as Mailpit does (API v1)."""

import argparse
import secrets
import threading
from collections import deque
from collections.abc import Callable, Collection
from typing import Any

import orjson
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from foyer.blocks.acceptance.companions.answering import Answer, Asked, json, not_found, serve, text
from foyer.blocks.acceptance.rules.letter_search import matches
from foyer.blocks.acceptance.rules.letters import Letter, content, summary, whole
from foyer.blocks.acceptance.rules.places import HOST, Places
from foyer.kernel import clock

MOST = 500
"""So many letters are kept, the latest."""
LARGEST = 10_000_000
MOST_BYTES = 100_000_000
_API = "/api/v1/"


class Mailbox:
    """Letters in memory, the latest first; safe for several threads. The oldest make room for new ones."""

    def __init__(self, most: int = MOST, most_bytes: int = MOST_BYTES) -> None:
        self._letters: deque[Letter] = deque()
        self._most, self._most_bytes, self._bytes = most, most_bytes, 0
        self._lock = threading.Lock()

    def take(self, source: bytes, sender: str, recipients: Collection[str]) -> Letter:
        """Keep a letter."""
        letter = Letter(secrets.token_hex(11), source, clock.now(), sender, tuple(recipients))
        with self._lock:
            self._letters.appendleft(letter)
            self._bytes += len(source)
            while len(self._letters) > self._most or self._bytes > self._most_bytes:
                self._bytes -= len(self._letters.pop().source)
        return letter

    def all(self) -> list[Letter]:
        """Return the letters, the latest first."""
        with self._lock:
            return list(self._letters)

    def find(self, letter_id: str) -> Letter | None:
        """Return a letter by its id, or the `latest`."""
        letters = self.all()
        if letter_id == "latest":
            return letters[0] if letters else None
        return next((letter for letter in letters if letter.id == letter_id), None)

    def remove(self, wanted: Callable[[Letter], bool]) -> None:
        """Throw letters away."""
        with self._lock:
            self._letters = deque(letter for letter in self._letters if not wanted(letter))
            self._bytes = sum(len(letter.source) for letter in self._letters)

    def mark(self, wanted: Callable[[Letter], bool], *, is_read: bool) -> None:
        """Say of letters whether somebody read them."""
        with self._lock:
            self._letters = deque(
                letter.read(is_read=is_read) if wanted(letter) else letter for letter in self._letters
            )


class Taker:
    """What comes by SMTP goes into the mailbox."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    async def handle_DATA(  # noqa: N802 - a name of the library
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep a letter."""
        source = envelope.content
        raw = source if isinstance(source, bytes) else str(source or "").encode()
        self._mailbox.take(raw, envelope.mail_from or "", envelope.rcpt_tos)
        return "250 2.0.0 Ok: queued"


class MailApi:
    """Shows a mailbox."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    def answer(self, asked: Asked) -> Answer:
        """Answer one request."""
        if asked.path in {"/livez", "/readyz"}:
            return text("ok")
        if not asked.path.startswith(_API):
            return not_found()
        first, _, rest = asked.path.removeprefix(_API).strip("/").partition("/")
        if first == "messages" and not rest:
            return self._messages(asked)
        if first == "search" and not rest:
            return self._search(asked)
        if first == "message" and rest:
            return self._message(*rest.split("/"))
        return json(self._info()) if first == "info" else not_found()

    def _messages(self, asked: Asked) -> Answer:
        if asked.method in {"GET", "HEAD"}:
            return self._page(asked, "")
        try:
            told = orjson.loads(asked.body) if asked.body.strip() else {}
            # In capitals or not, as Mailpit takes them: a name that is not seen would mean all letters.
            given = {name.lower(): value for name, value in told.items()}
            ids = set(given.get("ids") or [])
        except (ValueError, AttributeError, TypeError):
            return text('the body must be such as {"IDs": [...]}', 400)

        def named(letter: Letter) -> bool:
            return not ids or letter.id in ids

        if asked.method == "DELETE":
            self._mailbox.remove(named)
        elif asked.method == "PUT":
            self._mailbox.mark(named, is_read=bool(given.get("read")))
        else:
            return text("Method Not Allowed", 405)
        return text("ok")

    def _search(self, asked: Asked) -> Answer:
        query = asked.query.get("query", "")
        if not query.strip():
            return text("Error: no search query", 400)
        if asked.method == "DELETE":
            self._mailbox.remove(lambda letter: matches(letter, query))
            return text("ok")
        return self._page(asked, query)

    def _page(self, asked: Asked, query: str) -> Answer:
        letters = self._mailbox.all()
        found = [letter for letter in letters if matches(letter, query)]
        start, limit = _number(asked, "start", 0), _number(asked, "limit", 50)
        page = found[start : start + limit]
        return json(
            {
                "total": len(letters),
                "unread": sum(not letter.is_read for letter in letters),
                "count": len(page),
                "messages_count": len(found),
                "messages_unread": sum(not letter.is_read for letter in found),
                "start": start,
                "tags": [],
                "messages": [summary(letter) for letter in page],
            }
        )

    def _message(self, letter_id: str, part: str = "", *more: str) -> Answer:
        letter = self._mailbox.find(letter_id)
        if letter is None:
            return not_found()
        if not part:
            self._mailbox.mark(lambda one: one.id == letter.id, is_read=True)
            return json(whole(letter))
        if part == "raw":
            return Answer(200, letter.source, "text/plain; charset=utf-8")
        if part == "headers":
            names = dict.fromkeys(letter.message.keys())
            return json({name: [str(one) for one in letter.message.get_all(name, [])] for name in names})
        found = dict(letter.attachments).get(more[0]) if part == "part" and more else None
        return Answer(200, content(found), found.get_content_type()) if found else not_found()

    def _info(self) -> dict[str, Any]:
        letters = self._mailbox.all()
        unread = sum(not letter.is_read for letter in letters)
        return {"Version": "foyer", "Messages": len(letters), "Unread": unread, "Tags": {}}


def _number(asked: Asked, name: str, default: int) -> int:
    given = asked.query.get(name, "")
    return min(int(given[:9]), MOST) if given.isdecimal() and given.isascii() else default


def smtp(mailbox: Mailbox, port: int) -> Controller:
    """Return what listens for letters, once it is started. Whoever signs in is let in."""
    return Controller(
        Taker(mailbox),
        hostname=HOST,
        port=port,
        data_size_limit=LARGEST,
        enable_SMTPUTF8=True,
        auth_require_tls=False,
        authenticator=lambda *_: AuthResult(success=True),
    )


def main() -> None:
    """Run the sink of an environment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--web", type=int, required=True, help="the port of the web process")
    places = Places(parser.parse_args().web)
    mailbox = Mailbox()
    listener = smtp(mailbox, places.smtp)
    listener.start()
    try:
        serve(places.mail, MailApi(mailbox).answer)
    finally:
        listener.stop()


if __name__ == "__main__":
    main()
