# SPDX-License-Identifier: EUPL-1.2
"""Who comes in: staff sees the page, others are asked to sign in, people without the right get 403."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from foyer.blocks.operations.permissions import SEE_STATE
from foyer.kernel.actors import Actor

View = Callable[..., HttpResponseBase]


def actor_of(request: HttpRequest) -> Actor:
    """Return the person who is signed in, as services know him."""
    user = request.user
    if not user.is_authenticated:
        return Actor()
    return Actor(user_id=user.public_id, is_staff=user.is_staff and user.is_active)


def for_staff(view: View) -> View:
    """Let only those pass who may see the state of the installation."""

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: object, **named: object) -> HttpResponseBase:
        actor = actor_of(request)
        if SEE_STATE.allows(actor):
            return view(request, *arguments, **named)
        if actor.user_id is None:
            return redirect_to_login(request.get_full_path())
        raise PermissionDenied

    return guarded
