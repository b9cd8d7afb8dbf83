# SPDX-License-Identifier: EUPL-1.2
"""The named rights of imports."""

from dataclasses import dataclass

from foyer.kernel.actors import Actor
from foyer.kernel.rights import Right, staff

IMPORT = Right("imports.run", (staff,))


@dataclass(frozen=True)
class Operator(Actor):
    """Whoever runs a command on the machine of the installation, in the name of the owner of the items.

    Nothing is refused to him, but what he makes belongs to the owner, and the audit names the owner.
    """

    @property
    def name(self) -> str:
        return self.user_id or "system"


def operator(owner: str = "") -> Operator:
    """Return who imports from the command line for an owner; for the installation where none is named."""
    return Operator(user_id=owner or "system", is_system=True)
