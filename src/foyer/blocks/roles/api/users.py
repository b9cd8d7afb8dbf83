# SPDX-License-Identifier: EUPL-1.2
"""The directory of people: the caller himself, and others for whoever may manage users."""

from typing import Any

from django.http import HttpResponse

from foyer.blocks.identity.public import DirectoryUser, is_address, user_by_email, user_by_id
from foyer.blocks.offers.public import problems
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call

_NO_PERSON = (
    "Client access tokens are not supported on this endpoint because a user is required to return user info."
)


def get_caller(call: Call) -> HttpResponse:
    """Answer who calls."""
    user_id = call.actor.user_id or ""
    if user_id.endswith("@clients"):
        raise problems.unauthorized(_NO_PERSON)
    user = user_by_id(user_id)
    if user is None:
        raise problems.unauthorized("No user found for the given token.")
    return responses.json(_document(user) | {"id": user.id, "nick": user.username})


def get_user(call: Call) -> HttpResponse:
    """Answer who has an id."""
    user = user_by_id(call["userId"])
    if user is None:
        raise problems.not_found("No user found for the given user ID.")
    return responses.json(_document(user))


def get_user_by_email(call: Call) -> HttpResponse:
    """Answer who has an address."""
    if not is_address(call["email"]):
        raise problems.not_found(f'"{call["email"]}" is not a valid email address')
    user = user_by_email(call["email"])
    if user is None:
        raise problems.not_found("No user found for the given email address.")
    return responses.json(_document(user))


def _document(user: DirectoryUser) -> dict[str, Any]:
    return {"uuid": user.id, "email": user.email, "username": user.username}
