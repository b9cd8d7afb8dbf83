# SPDX-License-Identifier: EUPL-1.2
"""Remove a role."""

from foyer.blocks.roles.models import Role
from foyer.blocks.roles.services.change import change
from foyer.blocks.roles.services.members import LEFT, tell
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane


def remove_role(actor: Actor, role_id: str) -> None:
    """Remove a role; its members lose what it gave them.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """

    def work(role: Role) -> bool:
        tell(actor, LEFT, role.members.all(), Lane.BULK)
        role.delete()
        return True

    change(actor, role_id, "remove_role", work)
