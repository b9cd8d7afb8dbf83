# SPDX-License-Identifier: EUPL-1.2
"""Drawings that pages load: posters of offers, outlines for maps, and a small map with a pin."""

import msgspec
from django.http import Http404, HttpRequest, HttpResponse

from foyer.blocks.agenda.pages import outlines
from foyer.blocks.agenda.rules import posters
from foyer.blocks.geo import public as geo

YEAR = "public, max-age=31536000, immutable"
DAY = "public, max-age=86400"


def poster(_request: HttpRequest, edition: int, family: str, seed: str) -> HttpResponse:
    """Answer the composition of an offer; the address holds all that decides it."""
    if family not in posters.FAMILIES or edition > posters.EDITION:
        raise Http404(family)
    # What was drawn otherwise in an earlier edition is not kept: pages of before get the drawing of today.
    return _svg(posters.compose(family, seed[:80]), YEAR if edition == posters.EDITION else DAY)


def ground(_request: HttpRequest, level: int) -> HttpResponse:
    """Answer one level of the base map: land, borders and the names of towns."""
    if level not in geo.BASE_MAP_LEVELS:
        raise Http404(level)
    return _json(geo.base_map(level), DAY)


def outline(_request: HttpRequest, region: str) -> HttpResponse:
    """Answer the outline of a region, to show where a search looks."""
    found = geo.outline(region)
    if found is None:
        raise Http404(region)
    return _json(msgspec.json.encode(found.geojson), DAY)


def locator(request: HttpRequest) -> HttpResponse:
    """Answer a small map with a pin at `at=latitude,longitude`: what shows before a map is opened."""
    try:
        latitude, longitude = (float(part) for part in request.GET.get("at", "").split(","))
    except ValueError as error:
        raise Http404("at") from error
    if not (49.3 <= latitude <= 51.7 and 2.3 <= longitude <= 6.5):
        raise Http404("at")
    return _svg(outlines.locator(round(latitude, 3), round(longitude, 3)), DAY)


def _svg(text: str, cache: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="image/svg+xml")
    answer.headers["Cache-Control"] = cache
    # A drawing knows day and night by a style of its own; it can do nothing else, also when opened alone.
    answer.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return answer


def _json(data: bytes, cache: str) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/geo+json")
    answer.headers["Cache-Control"] = cache
    return answer
