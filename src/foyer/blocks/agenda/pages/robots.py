# SPDX-License-Identifier: EUPL-1.2
"""What programs ask every site for: its icon, and what they may read."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from foyer.blocks.agenda.pages.drawings import DAY

_ICON = Path(__file__).parents[1] / "static" / "agenda" / "public" / "favicon.svg"
# Pages are open to all; the countless combinations of filters, and what is for people at work, are not.
_RULES = """User-agent: *
Disallow: /*?
Disallow: /api/
Disallow: /staff/
Disallow: /sign-in
Disallow: /password

Sitemap: {sitemap}
"""


@require_safe
def icon(_request: HttpRequest) -> HttpResponse:
    """Answer our icon at the address where old programs look for one."""
    return HttpResponse(_icon(), content_type="image/svg+xml", headers={"Cache-Control": DAY})


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Answer which addresses crawlers leave alone, and where they find the others."""
    rules = _RULES.format(sitemap=settings.FOYER_PUBLIC_URL + reverse("shared:sitemap"))
    return HttpResponse(rules, content_type="text/plain; charset=utf-8", headers={"Cache-Control": DAY})


@cache
def _icon() -> bytes:
    return _ICON.read_bytes()
