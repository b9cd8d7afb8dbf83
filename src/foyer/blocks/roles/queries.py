# SPDX-License-Identifier: EUPL-1.2
"""Reads of roles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import connection

from foyer.blocks.roles.models import Role, RoleLabel, RoleMember
from foyer.blocks.roles.rules.catalogue import in_order

_HELD = (
    'SELECT role.permissions, role."constraint" FROM roles_rolemember member '
    "JOIN roles_role role ON role.id = member.role_id WHERE member.user_id = %s ORDER BY role.id"
)


@dataclass(frozen=True)
class Held:
    """What one role gives: permissions, and the query that items must match for them."""

    permissions: Sequence[str]
    constraint: str


@dataclass(frozen=True)
class RoleCard:
    """A role as the contract shows it."""

    id: str
    name: str
    permissions: Sequence[str]
    constraint: str

    def document(self) -> dict[str, Any]:
        """Return the JSON document of this role; one without constraint shows none."""
        shown: dict[str, Any] = {"uuid": self.id, "name": self.name, "permissions": list(self.permissions)}
        if self.constraint:
            shown |= {"constraint": self.constraint, "constraints": {"v3": self.constraint}}
        return shown


def held(user_id: str) -> list[Held]:
    """Return what the roles of somebody give. One query; every check of a right may ask it."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [user_id])
        return [Held(_listed(permissions), constraint) for permissions, constraint in cursor.fetchall()]


def role(role_id: str) -> RoleCard | None:
    """Return a role, or None where there is none with this id. One query."""
    found = Role.objects.filter(public_id=role_id).first()
    return _card(found) if found else None


def find_roles(text: str, start: int, limit: int) -> tuple[int, list[RoleCard]]:
    """Return how many roles have a text in their name, and a page of them by name. Two queries."""
    rows = Role.objects.filter(name_key__contains=text.casefold()) if text else Role.objects.all()
    total = rows.count()
    # The largest number that a client may send is beyond what databases count with.
    if start >= total or limit == 0:
        return total, []
    return total, [_card(row) for row in rows.order_by("name_key", "pk")[start : start + limit]]


def roles_of(user_id: str) -> list[RoleCard]:
    """Return the roles of somebody, in the order in which they were made. One query."""
    return [_card(row) for row in Role.objects.filter(members__user_id=user_id).order_by("pk")]


def role_of_membership(membership: int) -> RoleCard | None:
    """Return the role that somebody came into, or None where he is no longer in it. One query."""
    found = Role.objects.filter(members__pk=membership).first()
    return _card(found) if found else None


def members_of(role_id: str) -> list[str]:
    """Return the ids of the members of a role, in the order in which they came. One query."""
    rows = RoleMember.objects.filter(role__public_id=role_id).order_by("pk")
    return list(rows.values_list("user_id", flat=True))


def label_ids_of(role_id: str) -> list[str]:
    """Return the ids of the labels that are linked to a role. One query."""
    return list(RoleLabel.objects.filter(role__public_id=role_id).values_list("label_id", flat=True))


def _card(row: Role) -> RoleCard:
    return RoleCard(row.public_id, row.name, in_order(row.permissions), row.constraint)


def _listed(permissions: Any) -> list[str]:
    """Return a column of JSON as a list: some drivers read it themselves."""
    found: list[str] = orjson.loads(permissions) if isinstance(permissions, str) else permissions
    return found
