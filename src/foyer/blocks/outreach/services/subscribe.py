# SPDX-License-Identifier: EUPL-1.2
"""Put an address on a mailing list."""

from django.conf import settings

from foyer.blocks.offers.public import attempted
from foyer.blocks.outreach.models import Subscription
from foyer.blocks.outreach.permissions import SUBSCRIBE
from foyer.blocks.outreach.ports import MailServiceFailed, mail_service
from foyer.blocks.outreach.problems import subscription_failed
from foyer.blocks.outreach.rules.addresses import address_key
from foyer.kernel import audit, clock, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.rights import require


def subscribe(actor: Actor, list_id: str, email: str) -> bool:
    """Put an address on a list; return whether it was not on it before.

    `email` is a good address. The mail service is told first, and each time: an address may have left there
    without us.

    Raises:
        Problem: 403, the actor is nobody; 400, there is no such list, or the mail service failed. The
            address is on no list then.
    """
    require(SUBSCRIBE, actor)
    if list_id not in settings.FOYER_MAILING_LISTS:
        raise subscription_failed(f"There is no mailing list {list_id}.")
    try:
        mail_service().subscribe(list_id, email)
    except MailServiceFailed as error:
        raise subscription_failed(str(error)) from error

    def work() -> bool:
        row, new = Subscription.objects.get_or_create(
            list_id=list_id,
            email_key=address_key(email),
            defaults={"email": email, "consented": clock.now()},
        )
        if new:
            audit.record(actor, [audit.Deed("subscribe", "subscription", row.public_id, {"list": list_id})])
            outbox.append([outbox.News("outreach.subscription.made", row.public_id)])
        return new

    return attempted(work)
