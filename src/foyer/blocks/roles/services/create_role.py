# SPDX-License-Identifier: EUPL-1.2
"""Make a role."""

from collections.abc import Iterable

from django.db import transaction

from foyer.blocks.offers.public import MANAGE_USERS, require
from foyer.blocks.roles.models import Role
from foyer.blocks.roles.rules.catalogue import in_order
from foyer.blocks.roles.services.change import CHANGED
from foyer.kernel import audit, clock, ids
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import News, append


def create_role(
    actor: Actor,
    name: str,
    *,
    constraint: str = "",
    permissions: Iterable[str] = (),
    key: str | None = None,
) -> str:
    """Make a role and return its id. `key` is for a block that will look for the role again.

    Raises:
        Problem: 403, the actor may not manage users.
        IntegrityError: there is a role with this key.
    """
    role_id = ids.new()
    require(MANAGE_USERS, actor, role_id)
    held = in_order(permissions)
    with transaction.atomic():
        Role.objects.create(
            public_id=role_id,
            name=name,
            name_key=name.casefold(),
            constraint=constraint,
            permissions=held,
            key=key,
            created=clock.now(),
        )
        audit.record(actor, [audit.Deed("create_role", "role", role_id, {"permissions": held})])
        append([News(CHANGED, role_id)])
    return role_id
