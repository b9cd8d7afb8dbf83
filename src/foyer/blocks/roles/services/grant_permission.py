# SPDX-License-Identifier: EUPL-1.2
"""Give a role a permission, or take it away."""

from foyer.blocks.roles.models import Role
from foyer.blocks.roles.rules.catalogue import in_order
from foyer.blocks.roles.services.change import change
from foyer.kernel.actors import Actor


def grant_permission(actor: Actor, role_id: str, key: str) -> bool:
    """Let a role hold a permission of the catalogue.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """
    return _hold(actor, role_id, "grant_permission", key, held=True)


def revoke_permission(actor: Actor, role_id: str, key: str) -> bool:
    """Let a role no longer hold a permission.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """
    return _hold(actor, role_id, "revoke_permission", key, held=False)


def _hold(actor: Actor, role_id: str, verb: str, key: str, *, held: bool) -> bool:
    def work(role: Role) -> bool:
        if (key in role.permissions) == held:
            return False
        wanted = {*role.permissions, key} if held else set(role.permissions) - {key}
        role.permissions = in_order(wanted)
        role.save(update_fields=("permissions",))
        return True

    return change(actor, role_id, verb, work, {"permission": key})
