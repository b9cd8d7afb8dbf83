# SPDX-License-Identifier: EUPL-1.2
"""The way of every change: right, platform, then audit and news of what it did."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from foyer.blocks.card.asking import asked
from foyer.blocks.card.permissions import require_event
from foyer.kernel import audit, outbox
from foyer.kernel.actors import Actor


def change(actor: Actor, event_id: str, verb: str, detail: Any, work: Callable[[], bool]) -> bool:
    """Let the platform change the card systems of an event; return whether it did.

    The platform is called outside any transaction. Where the process dies after its answer, the change
    stands there and is told of nowhere here; the same call again changes nothing.

    Raises:
        Problem: 403, the actor may not edit the event; 404, 400 or 502, as `asked` says.
    """
    require_event(actor, event_id)
    if not asked(work, event_id):
        return False
    with transaction.atomic():
        audit.record(actor, [audit.Deed(verb, "event", event_id, detail)])
        outbox.append([outbox.News("card.event-systems.changed", event_id)])
    return True
