# SPDX-License-Identifier: EUPL-1.2
"""What every template may know: the scheme that the visitor chose, and how maps are drawn."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

SCHEMES = ("light", "dark")
SCHEME_COOKIE = "scheme"


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the names that the shared template uses."""
    scheme = request.COOKIES.get(SCHEME_COOKIE, "")
    return {
        "scheme": scheme if scheme in SCHEMES else "",
        "tiles_url": settings.FOYER_TILES_URL,
        "tiles_attribution": settings.FOYER_TILES_ATTRIBUTION,
    }
