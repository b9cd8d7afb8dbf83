# SPDX-License-Identifier: EUPL-1.2
"""Pages for those who have a right: they come in, others are asked to sign in, the rest gets 403.

Who runs an installation signs in again after half an hour of rest, and after twelve hours.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

import structlog
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.backends.base import UpdateError
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from foyer.kernel import clock
from foyer.kernel.actors import ANONYMOUS, Actor
from foyer.kernel.rights import Right

View = Callable[..., HttpResponseBase]

REST, SHIFT = timedelta(minutes=30), timedelta(hours=12)
"""So long nobody may look at such a page, and so long after the first look the session ends in any case."""

_AT_WORK = "at_work"
_NOTED_EVERY = 60
_log = structlog.get_logger("foyer.http")


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
            if right.allows(actor) and not _has_left(request):
                response = view(request, *arguments, **named)
                # Who signs out on a shared machine leaves nothing behind the button `back`.
                response.headers.setdefault("Cache-Control", "no-store")
                return response
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            raise PermissionDenied

        return guarded

    return decorate


def _has_left(request: HttpRequest) -> bool:
    """Say whether somebody was away for too long or signed in too long ago; then the session is over."""
    now = int(clock.now().timestamp())
    began, seen = request.session.get(_AT_WORK, (now, None))
    # A clock that went back makes no session longer.
    began = min(began, now)
    if seen is not None and (now - seen > REST.total_seconds() or now - began > SHIFT.total_seconds()):
        logout(request)
        return True
    if seen is None or not 0 <= now - seen < _NOTED_EVERY:
        request.session[_AT_WORK] = (began, now)
        _keep(request)
    return False


def _keep(request: HttpRequest) -> None:
    """Write the session down, if that is possible: who looks after a full disk must see the pages."""
    try:
        request.session.save()
    except (DatabaseError, UpdateError) as error:
        _log.warning("a session could not be kept", error=type(error).__name__)
    request.session.modified = False
