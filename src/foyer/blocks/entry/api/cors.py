# SPDX-License-Identifier: EUPL-1.2
"""Cross-origin headers: every page may call, because no answer depends on cookies."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from foyer.kernel.http.fixed_headers import FixedHeaders

METHODS = "GET,POST,PUT,PATCH,DELETE"
_USUAL = FixedHeaders(
    {
        "Allow": METHODS,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Headers": "authorization,x-api-key",
        # Pages may read the tag of a document, and name it when they change what they showed.
        "Access-Control-Expose-Headers": "ETag",
    }
)


def opened(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Put the headers on an answer, whatever its status."""
    _USUAL.put(response)
    if origin := request.META.get("HTTP_ORIGIN"):
        response.headers["Access-Control-Allow-Origin"] = origin
        patch_vary_headers(response, ["Origin"])
    if wanted := request.META.get("HTTP_ACCESS_CONTROL_REQUEST_HEADERS"):
        response.headers["Access-Control-Allow-Headers"] = wanted
    return response


def is_preflight(request: HttpRequest) -> bool:
    """Say whether a browser asks beforehand what it may send."""
    return request.method == "OPTIONS" and "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in request.META
