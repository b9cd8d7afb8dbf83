# SPDX-License-Identifier: EUPL-1.2
"""Take people and programs into a role, and let them out."""

from foyer.blocks.roles.models import Role, RoleMember
from foyer.blocks.roles.services.change import change
from foyer.kernel.actors import Actor


def take_in(actor: Actor, role_id: str, user_id: str) -> bool:
    """Make somebody a member of a role; nobody here need know him yet.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """

    def work(role: Role) -> bool:
        return RoleMember.objects.get_or_create(role=role, user_id=user_id)[1]

    return change(actor, role_id, "add_member", work, {"user": user_id})


def let_out(actor: Actor, role_id: str, user_id: str) -> bool:
    """End the membership of somebody.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """

    def work(role: Role) -> bool:
        return RoleMember.objects.filter(role=role, user_id=user_id).delete()[0] > 0

    return change(actor, role_id, "remove_member", work, {"user": user_id})
