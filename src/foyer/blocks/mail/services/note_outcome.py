# SPDX-License-Identifier: EUPL-1.2
"""Note what a mail service tells of a letter after it has taken it."""

from dataclasses import dataclass

import structlog
from django.db import transaction

from foyer.blocks.mail.models import Letter
from foyer.blocks.mail.rules.addresses import address_key
from foyer.blocks.mail.services.refuse_address import refuse

log = structlog.get_logger("foyer.mail")


@dataclass(frozen=True)
class Outcome:
    """A letter is lost for good: which one (by the id that the service gave), to which address, and why."""

    service_id: str
    address: str
    why: str


def note_outcome(outcome: Outcome) -> bool:
    """Note that an address refused a letter for good; return whether the letter is one of ours.

    A service may be used by others too: what it tells of their letters changes nothing here.
    """
    with transaction.atomic():
        letter = _letter(outcome)
        if letter is None:
            return False
        refuse(letter.recipient, outcome.why)
        sent = Letter.objects.filter(pk=letter.pk, state=Letter.State.SENT)
        if sent.update(state=Letter.State.BOUNCED, error=outcome.why, values="{}"):
            log.info("letter_bounced", letter=letter.public_id, kind=letter.kind, why=outcome.why)
    return True


def _letter(outcome: Outcome) -> Letter | None:
    """Return the letter that is spoken of: by its id, else the last that went to the address."""
    to = Letter.objects.filter(recipient_key=address_key(outcome.address)).order_by("-id")
    named = to.filter(service_id=outcome.service_id).first() if outcome.service_id else None
    return named or to.filter(state=Letter.State.SENT).first() or to.first()
