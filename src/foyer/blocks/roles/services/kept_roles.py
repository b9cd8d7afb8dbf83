# SPDX-License-Identifier: EUPL-1.2
"""Roles that another block keeps as a consequence of its own decisions: it has asked for the right before.

All of this may be called inside a transaction of the caller.
"""

from collections.abc import Iterable

from django.db import IntegrityError

from foyer.blocks.roles.models import Role, RoleMember
from foyer.blocks.roles.services.create_role import create_role
from foyer.blocks.roles.services.members import let_out, take_in
from foyer.kernel.actors import SYSTEM


def ensure_role(name: str, constraint: str, permissions: Iterable[str], key: str) -> str:
    """Return the id of the role with this key; made with the rest when there is none.

    A role that exists stays as it is, whatever people made of it since. `permissions` are keys of the
    catalogue.
    """
    try:
        return _by_key(key) or create_role(
            SYSTEM, name, constraint=constraint, permissions=permissions, key=key
        )
    except IntegrityError:
        # Somebody else made it at the same moment.
        found = _by_key(key)
        if found is None:
            raise
        return found


def add_member(role_id: str, user_id: str) -> bool:
    """Make somebody a member of a role; return whether he was none.

    Raises:
        Problem: 404, there is no such role.
    """
    return take_in(SYSTEM, role_id, user_id)


def remove_member(role_id: str, user_id: str) -> bool:
    """End the membership of somebody; return whether he was a member. A role that is gone has none."""
    if not RoleMember.objects.filter(role__public_id=role_id, user_id=user_id).exists():
        return False
    return let_out(SYSTEM, role_id, user_id)


def _by_key(key: str) -> str | None:
    return Role.objects.filter(key=key).values_list("public_id", flat=True).first()
