# SPDX-License-Identifier: EUPL-1.2
"""Take an address off mailing lists: one, or all, which is how a person is forgotten."""

from django.conf import settings
from django.db import transaction

from foyer.blocks.outreach.models import Subscription
from foyer.blocks.outreach.permissions import UNSUBSCRIBE
from foyer.blocks.outreach.ports import mail_service
from foyer.blocks.outreach.rules.addresses import address_key
from foyer.kernel import audit, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.rights import require


def unsubscribe(actor: Actor, email: str, list_id: str | None = None) -> int:
    """Take an address off a list, or off all of them; return off how many it was taken here.

    The mail service is told of each list first, also where we know of no subscription. Interrupted, it
    can be called again.

    Raises:
        Problem: 403, the address is not that of the actor.
        MailServiceFailed: the service does not answer; on this list the address stays.
    """
    require(UNSUBSCRIBE, actor, email)
    rows = Subscription.objects.filter(email_key=address_key(email))
    lists = (
        {list_id} if list_id else settings.FOYER_MAILING_LISTS | set(rows.values_list("list_id", flat=True))
    )
    return sum(_left(actor, one, email) for one in sorted(lists))


def _left(actor: Actor, list_id: str, email: str) -> int:
    mail_service().unsubscribe(list_id, email)
    with transaction.atomic():
        row = (
            Subscription.objects.select_for_update()
            .filter(list_id=list_id, email_key=address_key(email))
            .first()
        )
        if row is None:
            return 0
        row.delete()
        audit.record(actor, [audit.Deed("unsubscribe", "subscription", row.public_id, {"list": list_id})])
        outbox.append([outbox.News("outreach.subscription.ended", row.public_id)])
    return 1
