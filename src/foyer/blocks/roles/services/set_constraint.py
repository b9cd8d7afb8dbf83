# SPDX-License-Identifier: EUPL-1.2
"""Say on which items the permissions of a role hold."""

import re
from collections.abc import Callable

from foyer.blocks.roles.models import Role
from foyer.blocks.roles.services.change import change
from foyer.kernel.actors import Actor

_ADDRESS = re.compile(r"[^\s:()\"]+@[^\s:()\"]+")


def add_constraint(actor: Actor, role_id: str, query: str) -> bool:
    """Give a role without constraint one, as it is written; a role that has one keeps it.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """
    return _set(actor, role_id, "add_constraint", query, lambda present: not present)


def replace_constraint(actor: Actor, role_id: str, query: str) -> bool:
    """Give a role another constraint; one without stays without.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """
    return _set(actor, role_id, "replace_constraint", query, bool)


def remove_constraint(actor: Actor, role_id: str) -> bool:
    """Take the constraint off a role, which then gives nothing on items.

    Raises:
        Problem: 403, the actor may not manage users; 404, there is no such role.
    """
    return _set(actor, role_id, "remove_constraint", "", bool)


def _set(actor: Actor, role_id: str, verb: str, query: str, applies: Callable[[str], bool]) -> bool:
    def work(role: Role) -> bool:
        if not applies(role.constraint) or role.constraint == query:
            return False
        role.constraint = query
        role.save(update_fields=("constraint",))
        return True

    return change(actor, role_id, verb, work, {"constraint": _told(query)})


def _told(query: str) -> str:
    """Return a query as the audit keeps it: without addresses of people."""
    return _ADDRESS.sub("(address)", query)
