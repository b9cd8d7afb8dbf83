# SPDX-License-Identifier: EUPL-1.2
"""Put an address on the list of those that no letter goes to, and take it off again."""

from django.db import transaction

from foyer.blocks.mail.models import Refusal
from foyer.blocks.mail.permissions import STEER
from foyer.blocks.mail.rules.addresses import address_key
from foyer.kernel import audit, clock, ids
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.rights import require


def refuse(address: str, why: str) -> bool:
    """Put an address on the list; return whether it was not on it. `why` is a code, not a server's words."""
    with transaction.atomic():
        row, new = Refusal.objects.get_or_create(
            address_key=address_key(address),
            defaults={"public_id": ids.new(), "address": address, "reason": why, "since": clock.now()},
        )
        if new:
            audit.record(SYSTEM, [audit.Deed("refuse_address", "mail_refusal", row.public_id, {"why": why})])
    return new


def readmit(actor: Actor, public_id: str) -> bool:
    """Take an address off the list; return whether it was on it.

    Raises:
        Problem: 403 without the right.
    """
    require(STEER, actor)
    with transaction.atomic():
        if not Refusal.objects.filter(public_id=public_id).delete()[0]:
            return False
        audit.record(actor, [audit.Deed("readmit_address", "mail_refusal", public_id)])
    return True
