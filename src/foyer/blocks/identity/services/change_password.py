# SPDX-License-Identifier: EUPL-1.2
"""Let a person choose another password."""

from django.db import transaction

from foyer.blocks.identity.models import User
from foyer.blocks.identity.permissions import CHANGE_PASSWORD
from foyer.blocks.identity.services.open_house import forget_first_password
from foyer.kernel import audit
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import News, append
from foyer.kernel.rights import require


def change_password(actor: Actor, user_id: str, password: str) -> None:
    """Give an account another password, which the caller has judged; other sessions of it end.

    Raises:
        Problem: 403, it is the account of somebody else.
    """
    require(CHANGE_PASSWORD, actor, user_id)
    user = User.objects.get(public_id=user_id)
    user.set_password(password)
    with transaction.atomic():
        user.save(update_fields=["password"])
        audit.record(actor, [audit.Deed("change_password", "user", user.public_id)])
        append([News("identity.password.changed", user.public_id)])
    forget_first_password(user.email)
