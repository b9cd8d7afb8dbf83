# SPDX-License-Identifier: EUPL-1.2
"""Let the worker try news again that it had given up."""

from django.db import transaction

from foyer.blocks.operations.permissions import RETRY_NEWS
from foyer.kernel import audit
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import News, append
from foyer.kernel.rights import require
from foyer.kernel.worker import failures


def retry_dead_letters(actor: Actor, letter: int | None = None) -> int:
    """Make one dead letter due again, or all of them; return how many there were.

    Raises:
        Problem: 403 without the right.
    """
    require(RETRY_NEWS, actor)
    with transaction.atomic():
        revived = failures.revive(None if letter is None else [letter])
        if revived:
            which = "all" if letter is None else str(letter)
            audit.record(
                actor, [audit.Deed("retry_dead_letters", "dead_letter", which, {"revived": revived})]
            )
            append([News("operations.dead-letters.retried", which)])
    return revived
