# SPDX-License-Identifier: EUPL-1.2
"""Pages for what went wrong: each says what to do next."""

import sys

import structlog
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from foyer.kernel.http.failures import PAUSE, database_away

log = structlog.get_logger("foyer.http")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer 404."""
    return render(request, "agenda/404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer 403."""
    return render(request, "agenda/403.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer 400."""
    return render(request, "agenda/400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without anything that could fail again: no session, no database.

    Django calls this while it handles what went wrong. Where that is a database that cannot be asked for the
    moment, the answer is 503, and the log tells why in a line.
    """
    if why := database_away(sys.exception()):
        request_id = request.META.get("foyer.request_id")
        log.error("the database cannot be asked", why=why, request_id=request_id, path=request.path_info)
        away = HttpResponse(render_to_string("agenda/away.html"), status=503)
        away.headers["Retry-After"] = str(PAUSE)
        away.headers["Cache-Control"] = "no-store"
        return away
    return HttpResponse(render_to_string("agenda/500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer a form that stood open too long."""
    return render(request, "agenda/403.html", status=403)


def old_event(_request: HttpRequest, name: str, identifier: str) -> HttpResponse:
    """Lead an address of the former agenda to the page of today."""
    return HttpResponsePermanentRedirect(reverse("agenda:event", args=[name, identifier]))


def old_place(_request: HttpRequest, name: str, identifier: str) -> HttpResponse:
    """Lead an address of a place of the former agenda to the page of today."""
    return HttpResponsePermanentRedirect(reverse("agenda:place", args=[name, identifier]))
