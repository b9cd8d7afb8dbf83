# SPDX-License-Identifier: EUPL-1.2
"""Let a letter that failed wait for another try."""

from django.db import transaction

from foyer.blocks.mail.models import Letter
from foyer.blocks.mail.permissions import STEER
from foyer.blocks.mail.services.queue_letters import NO_ADDRESS, QUEUED, UNTOUCHED
from foyer.kernel import audit, clock, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import News
from foyer.kernel.rights import require


def try_again(actor: Actor, public_id: str) -> bool:
    """Queue a letter again that had failed; return whether it had. One without an address cannot.

    Raises:
        Problem: 403 without the right.
    """
    require(STEER, actor)
    with transaction.atomic():
        failed = Letter.objects.filter(public_id=public_id, state=Letter.State.FAILED)
        changed = failed.exclude(error=NO_ADDRESS).update(
            state=Letter.State.QUEUED, attempts=0, error="", ended=None, due=clock.now() + UNTOUCHED
        )
        if not changed:
            return False
        audit.record(actor, [audit.Deed("try_again", "mail_letter", public_id)])
        outbox.append([News(QUEUED, public_id)])
    return True
