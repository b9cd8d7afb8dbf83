# SPDX-License-Identifier: EUPL-1.2
"""Give a role another name."""

from foyer.blocks.roles.models import Role
from foyer.blocks.roles.services.change import change
from foyer.kernel.actors import Actor


def rename_role(actor: Actor, role_id: str, name: str) -> bool:
    """Rename a role; the same name changes nothing.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """

    def work(role: Role) -> bool:
        if role.name == name:
            return False
        role.name, role.name_key = name, name.casefold()
        role.save(update_fields=("name", "name_key"))
        return True

    return change(actor, role_id, "rename_role", work)
