# SPDX-License-Identifier: EUPL-1.2
"""The object that answers the search API."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from foyer.blocks.search.api.authentication import consumer_of
from foyer.blocks.search.queries import body, explain, find
from foyer.blocks.search.rules.request import query_string
from foyer.blocks.search.rules.request.plan import Consumer
from foyer.blocks.search.rules.request.refusals import media_type, method, parameter, url_parameters
from foyer.kernel.http import failures, responses
from foyer.kernel.http.contract import Contract
from foyer.kernel.http.fixed_headers import FixedHeaders
from foyer.kernel.http.operations import name_operation
from foyer.kernel.problems import Problem

LD_JSON = "application/ld+json"

_PATHS = {
    "/events": "events",
    "/event": "events",
    "/places": "places",
    "/place": "places",
    "/offers": "offers",
    "/organizers": "organizers",
}
_EXPLAIN = "/explain"
_CREDENTIALS = frozenset({"apiKey", "clientId"})
_HEADERS = "Authorization,X-Api-Key,X-Client-Id,X-Client-Properties,Content-Type"
_OPENED = FixedHeaders(
    {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Methods": "GET,POST,PUT,PATCH,DELETE",
        "Access-Control-Allow-Headers": _HEADERS,
    }
)


class Search:
    """Finds the collection, asks who calls, and lets the search answer."""

    name = "search"
    contract = Contract.load(Path(__file__).with_name("openapi.yaml"))

    def handle(self, request: HttpRequest, path: str) -> HttpResponse:
        """Answer one request. What a client can cause is answered here, in the way of the contract."""
        try:
            if path.startswith(f"{_EXPLAIN}/"):
                return self._explain(request, _PATHS.get(path.removeprefix(_EXPLAIN).removesuffix("/")))
            return self._answer(request, _PATHS.get(path.removesuffix("/")))
        except Exception as error:
            told = failures.expected(error)
            if told is None:
                raise
            return _refused(told)

    def opened(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Put the cross-origin headers on every answer, also on refusals and faults."""
        _OPENED.put(response)
        if (origin := request.META.get("HTTP_ORIGIN")) is not None:
            response.headers["Access-Control-Allow-Origin"] = origin or "*"
            patch_vary_headers(response, ["Origin"])
        return response

    def _answer(self, request: HttpRequest, collection: str | None) -> HttpResponse:
        if collection is None:
            raise parameter(None)
        if request.method == "OPTIONS":
            return HttpResponse(status=204)
        verb = _verb(request)
        name_operation(request, f"{verb}-{collection}")
        given, consumer = _given(request, verb)
        found = find(collection, given, consumer)
        return responses.json(body(found), content_type=LD_JSON)

    def _explain(self, request: HttpRequest, collection: str | None) -> HttpResponse:
        """Answer how a search is read; credentials, parameters and methods are those of the search."""
        if collection is None:
            raise parameter(None)
        if request.method == "OPTIONS":
            return HttpResponse(status=204)
        verb = _verb(request)
        name_operation(request, f"{'post-' if verb == 'post' else ''}explain-{collection}")
        given, consumer = _given(request, verb)
        return responses.json(explain(collection, given, consumer))


def _verb(request: HttpRequest) -> str:
    """Return get or post. HEAD is GET; that its answer has no body is seen to where all answers leave."""
    if request.method not in {"GET", "HEAD", "POST"}:
        raise method()
    return "post" if request.method == "POST" else "get"


def _given(request: HttpRequest, verb: str) -> tuple[list[tuple[str, str]], Consumer]:
    """Return the parameters of a request, and who calls; credentials are looked at first."""
    in_url = query_string.pairs(request.META.get("QUERY_STRING", ""))
    consumer = consumer_of(request, query_string.gathered(in_url))
    return (_posted(request, in_url) if verb == "post" else in_url), consumer


def _posted(request: HttpRequest, in_url: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the parameters of a POST, whose body is a query string."""
    if query_string.gathered(in_url).keys() - _CREDENTIALS:
        raise url_parameters()
    if "text/plain" not in request.headers.get("Content-Type", "").lower():
        raise media_type()
    return query_string.pairs(request.body.decode("utf-8", errors="replace").strip())


def _refused(told: Problem) -> HttpResponse:
    """Return a problem document. Only those of credentials are of the type of the answers."""
    content_type = LD_JSON if "/auth/" in told.type else responses.PROBLEM_JSON
    response = responses.json(told.document(), told.status, content_type)
    if told.status == 405:
        response.headers["Allow"] = "GET, HEAD, POST, OPTIONS"
    if told.status == 503:
        response.headers["Retry-After"] = "5"
    return response


api = Search()
