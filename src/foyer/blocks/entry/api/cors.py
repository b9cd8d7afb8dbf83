# SPDX-License-Identifier: EUPL-1.2
"""Cross-origin headers: every page may call, because no answer depends on cookies."""

from django.http import HttpRequest, HttpResponse

METHODS = "GET,POST,PUT,PATCH,DELETE"


def opened(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Put the headers on an answer, whatever its status."""
    headers = response.headers
    headers["Allow"] = METHODS
    headers["Access-Control-Allow-Methods"] = METHODS
    headers["Access-Control-Allow-Credentials"] = "true"
    headers["Access-Control-Allow-Origin"] = request.headers.get("Origin") or "*"
    headers["Access-Control-Allow-Headers"] = (
        request.headers.get("Access-Control-Request-Headers") or "authorization,x-api-key"
    )
    if "Origin" in request.headers:
        headers["Vary"] = "Origin"
    return response


def is_preflight(request: HttpRequest) -> bool:
    """Say whether a browser asks beforehand what it may send."""
    return request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
