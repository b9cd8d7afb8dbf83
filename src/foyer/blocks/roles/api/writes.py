# SPDX-License-Identifier: EUPL-1.2
"""Changing roles: what the path and body name is judged first, then the services ask for the right."""

from collections.abc import Callable

from django.http import HttpResponse

from foyer.blocks.offers.public import label, problems
from foyer.blocks.roles.api.bodies import told
from foyer.blocks.roles.rules.catalogue import KEYS
from foyer.blocks.roles.services.create_role import create_role
from foyer.blocks.roles.services.remove_role import remove_role
from foyer.blocks.roles.services.rename_role import rename_role
from foyer.blocks.roles.services.set_constraint import remove_constraint
from foyer.kernel.actors import Actor
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Endpoint

RENAME = "application/ld+json;domain-model=RenameRole"
_LONGEST_ID = 255

Verb = Callable[[Actor, str, str], bool]


def post_role(call: Call) -> HttpResponse:
    """Make a role; answer its id."""
    return responses.json({"roleId": create_role(call.actor, told(call, "name"))}, 201)


def patch_role(call: Call) -> HttpResponse:
    """Rename a role: the content type says that this is wanted, and nothing else can be."""
    if call.request.META.get("CONTENT_TYPE", "") != RENAME:
        raise problems.unsupported_media_type()
    rename_role(call.actor, call["id"], told(call, "name"))
    return _done()


def delete_role(call: Call) -> HttpResponse:
    """Remove a role."""
    remove_role(call.actor, call["id"])
    return _done()


def of_constraint(verb: Verb) -> Endpoint:
    """Return the endpoint of a verb that takes the constraint of the body."""

    def endpoint(call: Call) -> HttpResponse:
        verb(call.actor, call["id"], told(call, "query"))
        return _done()

    return endpoint


def delete_constraint(call: Call) -> HttpResponse:
    """Take the constraint off a role."""
    remove_constraint(call.actor, call["id"])
    return _done()


def of_permission(verb: Verb) -> Endpoint:
    """Return the endpoint of a verb that takes the permission that the path names."""

    def endpoint(call: Call) -> HttpResponse:
        if call["permission"] not in KEYS:
            raise problems.not_found(f"Permission {call['permission']} is not a valid permission.")
        verb(call.actor, call["id"], call["permission"])
        return _done()

    return endpoint


def of_label(verb: Verb) -> Endpoint:
    """Return the endpoint of a verb that takes the label that the path names, by id or name."""

    def endpoint(call: Call) -> HttpResponse:
        found = label(call["label"])
        if found is None:
            raise problems.not_found(f"There is no label with identifier: {call['label']}")
        verb(call.actor, call["id"], found.id)
        return _done()

    return endpoint


def of_member(verb: Verb) -> Endpoint:
    """Return the endpoint of a verb that takes the user that the path names; he need not be known."""

    def endpoint(call: Call) -> HttpResponse:
        user_id = call["userId"]
        if len(user_id) > _LONGEST_ID:
            raise problems.not_found()
        verb(call.actor, call["id"], user_id)
        return _done()

    return endpoint


def _done() -> HttpResponse:
    return HttpResponse(status=204)
