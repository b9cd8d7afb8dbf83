# SPDX-License-Identifier: EUPL-1.2
"""Drawings that pages load: posters of offers, outlines for maps, and a small map with a pin."""

from functools import lru_cache
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse

from foyer.blocks.agenda.pages import outlines
from foyer.blocks.agenda.rules import posters

YEAR = "public, max-age=31536000, immutable"
DAY = "public, max-age=86400"


def poster(_request: HttpRequest, family: str, seed: str, shape: str = "card") -> HttpResponse:
    """Answer the composition of an offer; the address holds all that decides it."""
    if family not in posters.FAMILIES or shape not in posters.SHAPES:
        raise Http404(family)
    return _svg(posters.compose(family, seed[:80], shape), YEAR)


def provinces(_request: HttpRequest) -> HttpResponse:
    """Answer the outlines of all provinces: the ground of every map."""
    return _json(_provinces(), DAY)


def municipalities(_request: HttpRequest, region: str) -> HttpResponse:
    """Answer the outlines of the municipalities of one province."""
    found = _municipalities(region)
    if found is None:
        raise Http404(region)
    return _json(found, DAY)


def locator(request: HttpRequest) -> HttpResponse:
    """Answer a small map with a pin at `at=latitude,longitude`: what shows before a map is opened."""
    try:
        latitude, longitude = (float(part) for part in request.GET.get("at", "").split(","))
    except ValueError as error:
        raise Http404("at") from error
    if not (49.3 <= latitude <= 51.7 and 2.3 <= longitude <= 6.5):
        raise Http404("at")
    return _svg(outlines.locator(round(latitude, 3), round(longitude, 3)), DAY)


@lru_cache(maxsize=1)
def _provinces() -> bytes:
    return msgspec.json.encode(outlines.collection("province"))


@lru_cache(maxsize=16)
def _municipalities(region: str) -> bytes | None:
    found: Any = outlines.collection("municipality", inside=region)
    return msgspec.json.encode(found) if found["features"] else None


def _svg(text: str, cache: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="image/svg+xml")
    answer.headers["Cache-Control"] = cache
    return answer


def _json(data: bytes, cache: str) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/geo+json")
    answer.headers["Cache-Control"] = cache
    return answer
