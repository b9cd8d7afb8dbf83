# SPDX-License-Identifier: EUPL-1.2
"""The tables of roles, one aggregate a file."""

from foyer.blocks.roles.models.role import Role, RoleLabel, RoleMember

__all__ = ["Role", "RoleLabel", "RoleMember"]
