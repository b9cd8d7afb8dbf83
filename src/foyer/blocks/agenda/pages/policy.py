# SPDX-License-Identifier: EUPL-1.2
"""Security headers of pages: no inline code, nothing loaded from elsewhere but pictures of offers."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class ContentPolicy:
    """Adds the content security policy and its relatives to pages that set none themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.policy = content_policy(settings.FOYER_TILES_URL)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("Permissions-Policy", "geolocation=(self), camera=(), microphone=()")
        return response


def content_policy(tiles: str) -> str:
    """Return the policy of public pages; pictures of offers may come from any https host."""
    pictures = ["'self'", "data:", "https:"]
    server = urlsplit(tiles)
    if server.scheme == "http":
        pictures.append(f"http://{server.netloc}")
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            f"img-src {' '.join(pictures)}",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )
