# SPDX-License-Identifier: EUPL-1.2
"""An API of ours: its contract decides what it takes; endpoints only do the work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse

from foyer.kernel.actors import ANONYMOUS, Actor
from foyer.kernel.http import failures, idempotency, responses
from foyer.kernel.http.contract import Contract, check
from foyer.kernel.http.operations import name_operation
from foyer.kernel.http.routes import Call, Route, RouteTable
from foyer.kernel.problems import OWN, Problem

_UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


@dataclass(frozen=True)
class Request:
    """A request that keeps its contract: `values` are parameters in their types, `body` is JSON."""

    http: HttpRequest
    actor: Actor = ANONYMOUS
    values: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None


Endpoint = Callable[[Request], HttpResponse]


class OwnApi:
    """Routes, checks and answers by contract. Unsafe calls may carry an idempotency key."""

    def __init__(
        self,
        name: str,
        contract: Contract,
        endpoints: Mapping[str, Endpoint],
        authenticate: Callable[[HttpRequest], Actor] | None = None,
    ) -> None:
        """Take an endpoint for each operation of the contract.

        Raises:
            ValueError: an operation has no endpoint, or an endpoint no operation.
        """
        if strange := endpoints.keys() ^ contract.operations.keys():
            raise ValueError(f"API {name!r}: contract and endpoints differ in {', '.join(sorted(strange))}")
        self.name = name
        self.contract = contract
        self._endpoints = endpoints
        self._authenticate = authenticate or (lambda _request: ANONYMOUS)
        self._table = RouteTable(
            Route(operation.id, operation.method, operation.path, _never)
            for operation in contract.operations.values()
        )

    def handle(self, request: HttpRequest, path: str) -> HttpResponse:
        """Answer a request."""
        found = self._table.find(path)
        if found is None:
            raise failures.not_found("Nothing is at this address; the documentation lists what there is.")
        routes, in_path = found
        allowed = ", ".join(sorted({*routes, "OPTIONS", *(["HEAD"] if "GET" in routes else [])}))
        method = "GET" if request.method == "HEAD" else request.method or ""
        if method not in routes:
            return _options(request, allowed) if method == "OPTIONS" else _not_allowed(method, allowed)
        operation = self.contract.operations[routes[method].operation]
        name_operation(request, operation.id)
        actor = self._authenticate(request)
        checked = check(self.contract, operation, request, in_path)
        call = Request(request, actor, checked.parameters, checked.body)
        endpoint = self._endpoints[operation.id]
        if method in _UNSAFE:
            return idempotency.once(request, actor, lambda: endpoint(call))
        return endpoint(call)


def _never(_call: Call) -> HttpResponse:
    raise AssertionError("the table only finds the operation")


def _not_allowed(method: str, allowed: str) -> HttpResponse:
    told = Problem(
        OWN + "method-not-allowed",
        "Method Not Allowed",
        405,
        f"{method[:20]} does not exist here: {allowed}.",
    )
    response = responses.problem(told)
    response.headers["Allow"] = allowed
    return response


def _options(request: HttpRequest, allowed: str) -> HttpResponse:
    response = HttpResponse(status=204)
    del response.headers["Content-Type"]
    response.headers["Allow"] = allowed
    response.headers["Access-Control-Allow-Methods"] = allowed
    asked = request.headers.get("Access-Control-Request-Headers", "")
    response.headers["Access-Control-Allow-Headers"] = asked or "Authorization, Content-Type, Idempotency-Key"
    response.headers["Access-Control-Max-Age"] = "3600"
    return response
