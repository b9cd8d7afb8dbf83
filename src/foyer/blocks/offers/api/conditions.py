# SPDX-License-Identifier: EUPL-1.2
"""Entity tags: readers that ask whether anything is new, writers that must not overwrite what they never saw.

The tag of a document is its version between quotes. A reading that adds more to the document (`metadata`)
adds a second mark after a hyphen, which writers need not care about.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from foyer.blocks.offers.queries.addresses import PLURAL
from foyer.blocks.offers.queries.versions import version_of
from foyer.blocks.offers.services.conditions import Condition, on_condition
from foyer.kernel.http import responses
from foyer.kernel.http.fixed_headers import FixedHeaders
from foyer.kernel.http.routes import Call, Endpoint, Route

_TAG = re.compile(r'(W/)?(?:"([^"]*)"|([^\s",]+))')
ANY = "*"
# The same address answers the document and its linked data.
_VARYING = FixedHeaders({"Vary": "Accept"})


def answer(request: HttpRequest, document: bytes, extended: bytes, content_type: str) -> HttpResponse:
    """Return a document with its tag, or 304 where the client has it already.

    `extended` is the document with what the query asks for beside it, or in another form: itself where
    nothing is asked for.
    """
    tag = version_of(document)
    if extended is not document:
        tag += f"-{version_of(extended)}"
    if known := request.META.get("HTTP_IF_NONE_MATCH"):
        named = {text for _, text in _tags(known)}
        if tag in named or ANY in named:
            response = HttpResponse(status=304)
            del response.headers["Content-Type"]
            _VARYING.put(response)
            response.headers["ETag"] = f'"{tag}"'
            return response
    response = responses.json(extended, content_type=content_type)
    _VARYING.put(response)
    response.headers["ETag"] = f'"{tag}"'
    return response


def conditional(route: Route) -> Route:
    """Return a route that keeps the conditions of a call, where it changes one item."""
    kind = next((kind for kind, plural in PLURAL.items() if f"/{plural}/{{id}}" in route.pattern), None)
    if kind is None or route.method == "GET":
        return route
    return replace(route, endpoint=_on_condition(kind, route.endpoint))


def _on_condition(kind: str, endpoint: Endpoint) -> Callable[[Call], HttpResponse]:
    def conditioned(call: Call) -> HttpResponse:
        wanted = call.request.META.get("HTTP_IF_MATCH")
        unwanted = call.request.META.get("HTTP_IF_NONE_MATCH")
        if not wanted and not unwanted:
            return endpoint(call)
        with on_condition(kind, call["id"], _condition(wanted, unwanted)):
            return endpoint(call)

    return conditioned


def _condition(wanted: str | None, unwanted: str | None) -> Condition:
    """Return what the headers If-Match and If-None-Match ask for; weak tags match nothing that is wanted."""
    if wanted:
        versions = {text.partition("-")[0] for weak, text in _tags(wanted) if not weak}
        return lambda version: version is not None and (version in versions or ANY in versions)
    others = {text.partition("-")[0] for _, text in _tags(unwanted or "")}
    return lambda version: version is None or not (version in others or ANY in others)


def _tags(header: str) -> list[tuple[bool, str]]:
    """Return the tags of a header with whether each is weak; tags without quotes are borne."""
    return [(bool(weak), quoted or bare) for weak, quoted, bare in _TAG.findall(header)]
