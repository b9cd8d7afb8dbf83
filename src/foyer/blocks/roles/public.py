# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of roles.

News: `roles.role.changed` and `.removed`, with the id of the role; `roles.member.joined` and `.left`, with
the id of the user, where a person changed who is in a role.
"""

from foyer.blocks.roles.api.routes import ENTRY_PARTS
from foyer.blocks.roles.rules.catalogue import KEYS, PERMISSIONS, Permission
from foyer.blocks.roles.services.kept_roles import add_member, ensure_role, remove_member
from foyer.blocks.roles.services.link_label import link_label

__all__ = [
    "ENTRY_PARTS",
    "KEYS",
    "PERMISSIONS",
    "Permission",
    "add_member",
    "ensure_role",
    "link_label",
    "remove_member",
]
