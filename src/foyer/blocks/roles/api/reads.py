# SPDX-License-Identifier: EUPL-1.2
"""Reading roles: the catalogue of permissions, roles, what is linked to them, and what callers hold."""

from collections.abc import Sequence

from django.http import HttpResponse

from foyer.blocks.identity.public import DirectoryUser, users_by_id
from foyer.blocks.offers.public import (
    MANAGE_USERS,
    god,
    labels_of,
    problems,
    require_everywhere,
    whole_number,
)
from foyer.blocks.roles.grants import permissions
from foyer.blocks.roles.queries import (
    RoleCard,
    find_roles,
    label_ids_of,
    members_of,
    role,
    roles_of,
)
from foyer.blocks.roles.rules.catalogue import EVERYBODY, KEYS, in_order
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call

PAGE = 10
LARGEST_PAGE = 1_000
_HIGHEST_START = 1_000_000


def managers(call: Call) -> None:
    """Check that the caller may manage users, before anything else is asked.

    Raises:
        Problem: 403, he may not.
    """
    require_everywhere(MANAGE_USERS, call.actor)


def get_permissions(_call: Call) -> HttpResponse:
    """Answer the keys of all permissions."""
    return responses.json(KEYS)


def get_roles(call: Call) -> HttpResponse:
    """Answer some of the roles with a text in their name."""
    limit = whole_number(call, "limit", PAGE, 0, LARGEST_PAGE)
    start = whole_number(call, "start", 0, 0, _HIGHEST_START)
    total, found = find_roles(call.request.GET.get("query", "").replace("\x00", ""), start, limit)
    return responses.json({"itemsPerPage": limit, "member": _documents(found), "totalItems": total})


def get_role(call: Call) -> HttpResponse:
    """Answer one role."""
    return responses.json(found(call).document())


def get_labels(call: Call) -> HttpResponse:
    """Answer the labels that are linked to a role."""
    return responses.json([label.document() for label in labels_of(label_ids_of(found(call).id))])


def get_members(call: Call) -> HttpResponse:
    """Answer the members of a role. Whom the directory does not know is shown by his id alone."""
    members = members_of(found(call).id)
    known = users_by_id(members)
    shown = [known.get(user_id) or DirectoryUser(user_id, "", user_id) for user_id in members]
    return responses.json(
        [{"uuid": user.id, "username": user.username, "email": user.email} for user in shown]
    )


def get_roles_of_user(call: Call) -> HttpResponse:
    """Answer the roles of somebody."""
    return responses.json(_documents(roles_of(call["userId"])))


def get_own_roles(call: Call) -> HttpResponse:
    """Answer the roles of the caller."""
    return responses.json(_documents(roles_of(call.actor.user_id or "")))


def get_own_permissions(call: Call) -> HttpResponse:
    """Answer what the caller holds somewhere, and what everybody holds."""
    held = KEYS if god(call.actor, None) else in_order(permissions(call.actor.user_id))
    return responses.json([*held, EVERYBODY])


def found(call: Call) -> RoleCard:
    """Return the role that a path names.

    Raises:
        Problem: 404, there is none.
    """
    card = role(call["id"])
    if card is None:
        raise problems.not_found(f'The Role with id "{call["id"]}" was not found.')
    return card


def _documents(cards: Sequence[RoleCard]) -> list[dict[str, object]]:
    return [card.document() for card in cards]
