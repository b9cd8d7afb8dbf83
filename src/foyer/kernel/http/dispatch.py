# SPDX-License-Identifier: EUPL-1.2
"""The first step of every request: to an API directly, or on to the chain of the pages.

APIs never see sessions, cookies or the page middleware. Whatever goes wrong in them becomes a
problem document here; both kinds of request get an id, are counted and leave one line in the log.
"""

import os
import re
import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from foyer.kernel.http import access_log, documents, failures, operating, responses
from foyer.kernel.http.apis import Mounts, most_bytes, opened
from foyer.kernel.http.fixed_headers import FixedHeaders
from foyer.kernel.http.operations import operation_of
from foyer.kernel.http.rate_limits import RateLimits
from foyer.kernel.metrics import count_request
from foyer.kernel.problems import Problem

log = structlog.get_logger("foyer.http")

_GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_API_HEADERS = FixedHeaders(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        # No API reads cookies, so that any page may call: what counts is the key or token.
        "Access-Control-Allow-Origin": "*",
    }
)


class ApiDispatch:
    """Django middleware; it must be the first of the chain."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.pages = get_response
        self.mounts = Mounts(settings.FOYER_APIS, settings.FOYER_API_HOSTS)
        self.limits = RateLimits(settings.FOYER_RATE_LIMITS, settings.FOYER_PROXIES)
        self.https = settings.FOYER_PUBLIC_URL.startswith("https://")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        started = time.perf_counter()
        request_id = _request_id(request)
        path = request.path_info
        target = self.mounts.resolve(request.META.get("HTTP_HOST", ""), path)
        response: HttpResponseBase
        if path in operating.PATHS:
            api, response = "operating", operating.answer(request)
        elif target is None:
            api, response = "pages", self.pages(request)
        else:
            api = target[0] or "none"
            response = self._answer(request, *target)
            _API_HEADERS.add(response)
            if response.status_code == 204:
                # Django names a type for every answer, also for one without a body.
                response.headers.pop("Content-Type", None)
        if self.https:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        response.headers["X-Request-Id"] = request_id
        if isinstance(response, HttpResponse):
            response.headers.setdefault("Content-Length", str(len(response.content)))
            if request.method == "HEAD":
                # The answer to GET without its body; a server may or may not cut it off itself.
                response.content = b""
        seconds = time.perf_counter() - started
        operation = operation_of(request)
        count_request(api, operation, response.status_code, seconds)
        access_log.write(request, request_id, api, operation, response.status_code, seconds)
        return response

    def _answer(self, request: HttpRequest, name: str, path: str) -> HttpResponseBase:
        """Let an API answer; whatever it raises becomes a problem document."""
        api = None
        try:
            api = self.mounts.load(name) if name else None
            if wait := self.limits.seconds_to_wait(request, name):
                response: HttpResponseBase = responses.problem(failures.too_many(wait))
                response.headers["Retry-After"] = str(wait)
            elif refused := _refusal(request, most_bytes(api, request, path)):
                response = responses.problem(refused)
            elif api is None:
                response = self._nameless(request, path)
            else:
                response = documents.answer(request, api, path) or api.handle(request, path)
        except Exception as error:  # noqa: BLE001 - nothing leaves an API but a problem
            told = failures.expected(error)
            if told is None:
                told = _told(request, error, name, path)
            response = responses.problem(told)
            if told.type == failures.DATABASE_AWAY:
                response.headers["Retry-After"] = str(failures.PAUSE)
        self.limits.learn(request)
        return opened(api, request, response)

    def _nameless(self, request: HttpRequest, path: str) -> HttpResponseBase:
        """Answer at /api itself."""
        if request.method in {"GET", "HEAD"} and path == "/":
            return documents.index(request, self.mounts)
        if request.method in {"GET", "HEAD"} and path == "/docs.css":
            return documents.style()
        return responses.problem(failures.not_found("There is no API at this address."))


def _told(request: HttpRequest, error: Exception, name: str, path: str) -> Problem:
    """Return what the client is told of a fault of ours; what it is stands in the log."""
    request_id = request.META["foyer.request_id"]
    if why := failures.database_away(error):
        # It is no fault of the code: each request that meets it leaves a line, and no trace.
        log.error("the database cannot be asked", why=why, request_id=request_id, api=name, path=path)
    else:
        log.error("request failed", exc_info=error, request_id=request_id, api=name, path=path)
    return failures.internal(error, request_id)


def _request_id(request: HttpRequest) -> str:
    given = request.META.get("HTTP_X_REQUEST_ID", "")
    request_id: str = given if _GIVEN_ID.fullmatch(given) else os.urandom(16).hex()
    request.META["foyer.request_id"] = request_id
    return request_id


def _refusal(request: HttpRequest, most: int) -> Problem | None:
    """Return why a request is refused before any API or its body is touched."""
    if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
        return failures.null_character()
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdigit()):
        return failures.bad_length()
    # Sixteen digits hold every length that a machine can have; more would make int() slow.
    if len(length) > 16 or int(length) > most:
        return failures.too_large(most)
    return None
