# SPDX-License-Identifier: EUPL-1.2
"""Pages for those who have a right: they come in, others are asked to sign in, the rest gets 403."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from foyer.kernel.actors import ANONYMOUS, Actor
from foyer.kernel.rights import Right

View = Callable[..., HttpResponseBase]


def actor_of(request: HttpRequest) -> Actor:
    """Return the person who is signed in, as services know him."""
    user: Any = request.user
    if not user.is_authenticated:
        return ANONYMOUS
    return Actor(user_id=user.public_id, is_staff=user.is_staff and user.is_active)


def for_those_with(right: Right) -> Callable[[View], View]:
    """Return a decorator that lets only those see a page who have a right."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *arguments: object, **named: object) -> HttpResponseBase:
            actor = actor_of(request)
            if right.allows(actor):
                response = view(request, *arguments, **named)
                # Who signs out on a shared machine leaves nothing behind the button `back`.
                response.headers.setdefault("Cache-Control", "no-store")
                return response
            if actor.user_id is None:
                return redirect_to_login(request.get_full_path())
            raise PermissionDenied

        return guarded

    return decorate
