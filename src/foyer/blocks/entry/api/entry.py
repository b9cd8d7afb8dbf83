# SPDX-License-Identifier: EUPL-1.2
"""The object that answers the entry API."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from foyer.blocks.entry.api.contract import contract
from foyer.blocks.entry.api.cors import is_preflight, opened
from foyer.blocks.entry.api.credentials import caller
from foyer.blocks.entry.api.parts import PARTS
from foyer.blocks.entry.api.paths import rewritten
from foyer.blocks.offers.public import ENTRY_ROUTES, problems
from foyer.kernel.http import idempotency
from foyer.kernel.http.contract import Contract
from foyer.kernel.http.failures import BODY_LIMIT
from foyer.kernel.http.operations import name_operation
from foyer.kernel.http.routes import Call, Route, RouteTable
from foyer.kernel.problems import Problem

TABLE = RouteTable([*ENTRY_ROUTES, *(route for part in PARTS for route in part.routes)])

_ID = re.compile(r"[A-Za-z0-9_-]+")


class Entry:
    """Finds the operation, asks who calls, runs the checks of the route and lets its endpoint answer."""

    name = "entry"

    @cached_property
    def contract(self) -> Contract:
        """What the documentation page shows; made when somebody asks."""
        return contract(ENTRY_ROUTES, PARTS)

    def opened(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Put the cross-origin headers on every answer, also on refusals and faults."""
        return opened(request, response)

    def most_bytes(self, request: HttpRequest, path: str) -> int | None:
        """Return how large a body may be where that is not as usual: an image may be larger.

        Up to twice what an image may have, so that one that is too big is told so in the words of images.
        """
        if request.content_type != "multipart/form-data" or rewritten(path) != "/images/":
            return None
        return max(BODY_LIMIT, 2 * int(settings.FOYER_IMAGE_MAX_BYTES))

    def handle(self, request: HttpRequest, path: str) -> HttpResponse:
        """Answer one request."""
        path = rewritten(path)
        found = TABLE.find(path)
        if found is None:
            raise problems.not_found()
        routes, parameters = found
        if request.method == "OPTIONS":
            if not is_preflight(request):
                caller(request, None)
            return HttpResponse(status=204)
        route = _route(routes, request.method or "GET")
        name_operation(request, route.operation)
        call = Call(request, parameters, caller(request, _opened_by(route, parameters)))
        for check in route.checks:
            check(call)
        if route.prepare is not None:
            if before := idempotency.answered(request, call.actor):
                return before
            call = replace(call, prepared=route.prepare(call))
        try:
            if route.method == "GET":
                return route.endpoint(call)
            return idempotency.once(request, call.actor, lambda: route.endpoint(call))
        except Problem:
            for check in route.if_refused:
                check(call)
            raise


def _opened_by(route: Route, parameters: Mapping[str, str]) -> Route | None:
    """Return the route; none where its path names what no public address does, so that credentials count."""
    return route if _ID.fullmatch(parameters.get("id", "-")) else None


def _route(routes: Mapping[str, Route], method: str) -> Route:
    route = routes.get("GET" if method == "HEAD" else method)
    if route is None:
        raise problems.method_not_allowed(routes)
    return route


api = Entry()
