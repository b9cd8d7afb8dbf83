# SPDX-License-Identifier: EUPL-1.2
"""GET /terms: the whole list, made once."""

from functools import cache
from pathlib import Path
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse

from foyer.blocks.taxonomy.lists import all_terms
from foyer.blocks.taxonomy.rules.term import Term
from foyer.kernel.http import failures, responses
from foyer.kernel.http.contract import Contract
from foyer.kernel.http.operations import name_operation
from foyer.kernel.http.stable import stable
from foyer.kernel.problems import OWN, Problem

DAY = 24 * 60 * 60
ALLOWED = "GET, HEAD, OPTIONS"


class TaxonomyApi:
    """One operation. Consumers exist that add parameters of their own; these do no harm."""

    name = "taxonomy"

    def __init__(self) -> None:
        self.contract = Contract.load(Path(__file__).with_name("openapi.yaml"))

    def handle(self, request: HttpRequest, path: str) -> HttpResponse:
        """Answer a request."""
        if path.rstrip("/") != "/terms":
            raise failures.not_found("The terms are at /terms.")
        name_operation(request, "get-terms")
        if request.method in ("GET", "HEAD"):
            return stable(request, document(), max_age=DAY)
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
            response.headers["Access-Control-Allow-Methods"] = ALLOWED
            response.headers["Access-Control-Allow-Headers"] = request.headers.get(
                "Access-Control-Request-Headers", "If-None-Match"
            )
            response.headers["Access-Control-Max-Age"] = str(DAY)
        else:
            told = Problem(
                OWN + "method-not-allowed", "Method Not Allowed", 405, f"The terms are read with {ALLOWED}."
            )
            response = responses.problem(told)
        response.headers["Allow"] = ALLOWED
        return response


@cache
def document() -> bytes:
    """Return the list in the form of the contract."""
    return orjson.dumps({"terms": [_shown(item) for item in all_terms().values()]})


def _shown(item: Term) -> dict[str, Any]:
    """Return a term with the themes that it suggests; only terms that suggest some carry the list."""
    shown: dict[str, Any] = {
        "id": item.id,
        "domain": item.domain,
        "name": item.name,
        "scope": sorted(item.scope),
    }
    if item.suggested:
        shown["otherSuggestedTerms"] = [_shown(all_terms()[other]) for other in item.suggested]
    return shown


api = TaxonomyApi()
