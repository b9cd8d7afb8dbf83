# SPDX-License-Identifier: EUPL-1.2
"""Take people and programs into a role, and let them out."""

from collections.abc import Iterable

from foyer.blocks.roles.models import Role, RoleMember
from foyer.blocks.roles.services.change import change
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane, News, append

JOINED = "roles.member.joined"
LEFT = "roles.member.left"
"""News of members, each with the id of the user and as version the membership; none of what the platform
itself does as a consequence of something else."""


def tell(actor: Actor, event: str, members: Iterable[RoleMember], lane: Lane = Lane.OWN) -> None:
    """Append the news of members, in the transaction of the change."""
    if not actor.is_system:
        append([News(event, member.user_id, member.pk) for member in members], lane)


def take_in(actor: Actor, role_id: str, user_id: str) -> bool:
    """Make somebody a member of a role; nobody here need know him yet.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """

    def work(role: Role) -> bool:
        member, new = RoleMember.objects.get_or_create(role=role, user_id=user_id)
        if new:
            tell(actor, JOINED, [member])
        return new

    return change(actor, role_id, "add_member", work, {"user": user_id})


def let_out(actor: Actor, role_id: str, user_id: str) -> bool:
    """End the membership of somebody.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """

    def work(role: Role) -> bool:
        members = list(RoleMember.objects.filter(role=role, user_id=user_id))
        tell(actor, LEFT, members)
        return RoleMember.objects.filter(pk__in=[member.pk for member in members]).delete()[0] > 0

    return change(actor, role_id, "remove_member", work, {"user": user_id})
