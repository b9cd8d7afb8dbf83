# SPDX-License-Identifier: EUPL-1.2
"""Deliver letters: hand each to the way out, and note what became of it.

Nothing here is in a transaction while it talks to a server. A process that dies between the two leaves a
letter that is still queued: it goes out again with the same Message-ID, by which mailboxes tell a repeat.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction

from foyer.blocks.mail.composing import message
from foyer.blocks.mail.models import Letter, Switch
from foyer.blocks.mail.models import Refusal as RefusalRow
from foyer.blocks.mail.rendering import rendered
from foyer.blocks.mail.rules.answers import MAX_TRIES, Verdict, pause
from foyer.blocks.mail.rules.transports import Outbox, transport
from foyer.blocks.mail.services.refuse_address import refuse
from foyer.blocks.mail.ways import NotSent, send, way
from foyer.kernel import clock
from foyer.kernel.worker.failures import place_of

log = structlog.get_logger("foyer.mail")

REFUSED_BEFORE = "address refused before"


class Rest:
    """A server that takes nothing is left alone for a while, not asked again for each letter."""

    LENGTH = pause(1)

    def __init__(self) -> None:
        self.until = datetime.min.replace(tzinfo=UTC)
        self.why = ""

    def check(self) -> None:
        """Let pass, or raise what the server said before.

        Raises:
            NotSent: the rest is not over.
        """
        # A rest that is longer than any was begun by a clock that ran ahead.
        if timedelta(0) < self.until - clock.now() <= self.LENGTH:
            raise NotSent(Verdict.AWAY, self.why)

    def begin(self, refused: NotSent) -> None:
        """Begin to rest; whoever rests already does not rest longer for it."""
        if not timedelta(0) < self.until - clock.now() <= self.LENGTH:
            self.until, self.why = clock.now() + self.LENGTH, refused.why


_REST = Rest()


def deliver(public_ids: Sequence[str]) -> None:
    """Deliver those of these letters that are still queued. Never raises for what a server does."""
    found = Letter.objects.filter(public_id__in=set(public_ids), state=Letter.State.QUEUED)
    letters = _wanted(list(found.order_by("id")))
    if not letters:
        return
    out = transport(settings.FOYER_MAIL_URL)
    if isinstance(out, Outbox):
        for letter in letters:
            _into_the_outbox(letter)
        return
    with ExitStack() as opened:
        backend: Any = None
        for letter in letters:
            try:
                _REST.check()
                backend = backend or opened.enter_context(way(out))
                _hand_over(backend, letter)
            except NotSent as refused:
                _not_sent(letter, refused.verdict, refused.why)
                if refused.verdict is Verdict.AWAY:
                    _REST.begin(refused)


def _wanted(letters: list[Letter]) -> list[Letter]:
    """Return the letters that may go out; the others are ended. Two queries and one for each that ends."""
    keys = {letter.recipient_key for letter in letters}
    gone = set(RefusalRow.objects.filter(address_key__in=keys).values_list("address_key", flat=True))
    off = set(Switch.objects.filter(address_key__in=keys).values_list("address_key", "kind"))
    wanted = []
    for letter in letters:
        if letter.recipient_key in gone:
            _end(letter, Letter.State.BOUNCED, REFUSED_BEFORE)
        elif (letter.recipient_key, letter.kind) in off:
            _end(letter, Letter.State.UNWANTED)
        else:
            wanted.append(letter)
    return wanted


def _into_the_outbox(letter: Letter) -> None:
    """Let a letter lie here; that it can be read is part of having it."""
    try:
        rendered(letter)
    except Exception as error:  # noqa: BLE001 - a template of any block
        _end(letter, Letter.State.FAILED, place_of(error))
        return
    _end(letter, Letter.State.SENT, keep=True)


def _hand_over(backend: Any, letter: Letter) -> None:
    try:
        composed = message(letter)
    except Exception as error:  # noqa: BLE001 - a template of any block
        _end(letter, Letter.State.FAILED, place_of(error))
        return
    _end(letter, Letter.State.SENT, service_id=send(backend, composed))


def _not_sent(letter: Letter, verdict: Verdict, why: str) -> None:
    """Note a try that failed: what comes of it is in the verdict."""
    if verdict is Verdict.GONE:
        with transaction.atomic():
            refuse(letter.recipient, why)
            _end(letter, Letter.State.BOUNCED, why)
    elif verdict is Verdict.REFUSED or letter.attempts + 1 >= MAX_TRIES:
        _end(letter, Letter.State.FAILED, why)
    else:
        attempts = letter.attempts + 1
        due = clock.now() + pause(attempts)
        _mine(letter).update(attempts=attempts, due=due, error=why)
        log.info("letter_waits", letter=letter.public_id, kind=letter.kind, attempt=attempts, why=why)


def _end(letter: Letter, state: str, why: str = "", *, keep: bool = False, service_id: str = "") -> None:
    """End a letter. What it says is kept only in the outbox, and where staff may yet send it."""
    keep = keep or state == Letter.State.FAILED
    ended = _mine(letter).update(
        state=state,
        attempts=letter.attempts + 1,
        error=why,
        service_id=service_id,
        ended=clock.now(),
        values=letter.values if keep else "{}",
    )
    if ended:
        log.info("letter_ended", letter=letter.public_id, kind=letter.kind, state=str(state), why=why)


def _mine(letter: Letter) -> Any:
    return Letter.objects.filter(pk=letter.pk, state=Letter.State.QUEUED)
