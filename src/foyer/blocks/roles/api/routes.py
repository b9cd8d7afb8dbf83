# SPDX-License-Identifier: EUPL-1.2
"""The routes of roles and users, for the entry API."""

from collections.abc import Iterator
from pathlib import Path

from foyer.blocks.roles.api import reads, users, writes
from foyer.blocks.roles.services.grant_permission import grant_permission, revoke_permission
from foyer.blocks.roles.services.link_label import link_label, unlink_label
from foyer.blocks.roles.services.members import let_out, take_in
from foyer.blocks.roles.services.set_constraint import add_constraint, replace_constraint
from foyer.kernel.http.routes import Endpoint, Part, Route

_WORDS = Path(__file__).parent
_ONE = "/roles/{id}"


def _read(operation: str, pattern: str, endpoint: Endpoint) -> Route:
    return Route(operation, "GET", pattern, endpoint, checks=(reads.managers,))


def _roles() -> Iterator[Route]:
    yield _read("permissions-get", "/permissions", reads.get_permissions)
    yield _read("roles-get", "/roles", reads.get_roles)
    yield Route("role-post", "POST", "/roles", writes.post_role)
    yield _read("role-get", _ONE, reads.get_role)
    yield Route("role-patch", "PATCH", _ONE, writes.patch_role)
    yield Route("role-delete", "DELETE", _ONE, writes.delete_role)
    yield from _parts_of_a_role()


def _parts_of_a_role() -> Iterator[Route]:
    constraints = _ONE + "/constraints"
    yield Route("role-constraint-post", "POST", constraints, writes.of_constraint(add_constraint))
    yield Route("role-constraint-put", "PUT", constraints, writes.of_constraint(replace_constraint))
    yield Route("role-constraint-delete", "DELETE", constraints, writes.delete_constraint)
    permission = _ONE + "/permissions/{permission}"
    yield Route("role-permission-put", "PUT", permission, writes.of_permission(grant_permission))
    yield Route("role-permission-delete", "DELETE", permission, writes.of_permission(revoke_permission))
    yield _read("role-labels-get", _ONE + "/labels", reads.get_labels)
    label = _ONE + "/labels/{label*}"
    yield Route("role-label-put", "PUT", label, writes.of_label(link_label))
    yield Route("role-label-delete", "DELETE", label, writes.of_label(unlink_label))
    yield _read("role-users-get", _ONE + "/users", reads.get_members)
    member = _ONE + "/users/{userId}"
    yield Route("role-user-put", "PUT", member, writes.of_member(take_in))
    yield Route("role-user-delete", "DELETE", member, writes.of_member(let_out))


def _users() -> Iterator[Route]:
    yield Route("user-get", "GET", "/user", users.get_caller)
    yield Route("user-roles-get", "GET", "/user/roles", reads.get_own_roles)
    yield Route("user-permissions-get", "GET", "/user/permissions", reads.get_own_permissions)
    yield _read("users-email-get", "/users/emails/{email*}", users.get_user_by_email)
    yield _read("users-userId-get", "/users/{userId}", users.get_user)
    yield _read("users-userId-roles-get", "/users/{userId}/roles", reads.get_roles_of_user)


ENTRY_PARTS = (
    Part(tuple(_roles()), _WORDS / "roles.yaml"),
    Part(tuple(_users()), _WORDS / "users.yaml"),
)
