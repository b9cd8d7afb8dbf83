# SPDX-License-Identifier: EUPL-1.2
"""The way of every change of one role: right, the role itself, one transaction, audit, news."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from foyer.blocks.offers.public import MANAGE_USERS, problems, require
from foyer.blocks.roles.models import Role
from foyer.kernel import audit
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import News, append

CHANGED = "roles.role.changed"
REMOVED = "roles.role.removed"


def change(actor: Actor, role_id: str, verb: str, work: Callable[[Role], bool], detail: Any = None) -> bool:
    """Let `work` change a role, which stays locked meanwhile; return whether it said that anything changed.

    `detail` is what the audit remembers of the change.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """
    require(MANAGE_USERS, actor, role_id)
    with transaction.atomic():
        role = Role.objects.select_for_update().filter(public_id=role_id).first()
        if role is None:
            raise problems.not_found(f'The Role with id "{role_id}" was not found.')
        if not work(role):
            return False
        audit.record(actor, [audit.Deed(verb, "role", role_id, detail)])
        append([News(REMOVED if verb == "remove_role" else CHANGED, role_id)])
        return True
