# SPDX-License-Identifier: EUPL-1.2
"""Let the members of a role use a private label, or no longer."""

from foyer.blocks.roles.models import Role, RoleLabel
from foyer.blocks.roles.services.change import change
from foyer.kernel.actors import Actor


def link_label(actor: Actor, role_id: str, label_id: str) -> bool:
    """Link a label, by its public id, to a role.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """

    def work(role: Role) -> bool:
        return RoleLabel.objects.get_or_create(role=role, label_id=label_id)[1]

    return change(actor, role_id, "link_label", work, {"label": label_id})


def unlink_label(actor: Actor, role_id: str, label_id: str) -> bool:
    """Undo the link of a label to a role.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """

    def work(role: Role) -> bool:
        return RoleLabel.objects.filter(role=role, label_id=label_id).delete()[0] > 0

    return change(actor, role_id, "unlink_label", work, {"label": label_id})
