# SPDX-License-Identifier: EUPL-1.2
"""The calendar of an event or place as people read it: text or HTML, in four languages and five sizes."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from foyer.blocks.offers import problems
from foyer.blocks.offers.api.read import flag, whole
from foyer.blocks.offers.rules.moments import BRUSSELS
from foyer.blocks.offers.rules.summaries import LANGUAGES, summary
from foyer.kernel import clock
from foyer.kernel.http.routes import Call, Endpoint

SIZES = {size: size for size in ("xs", "sm", "md", "lg")}
LARGEST = {"xl": "xl"}
"""Accepted unless compatibility is strict, but not told of: refusals list the four older sizes."""

CODES = {"nl_BE": "nl", "fr_BE": "fr", "de_BE": "de", "en_BE": "en_BE"}
STYLES = {style: style for style in ("text", "html")}
CONTENT_TYPES = {"text": "text/plain", "html": "text/html; charset=UTF-8"}


def get_calendar_summary(kind: str) -> Endpoint:
    """Return the endpoint that answers the summary of one calendar, untrimmed."""

    def endpoint(call: Call) -> HttpResponse:
        request = call.request
        untold = {} if settings.FOYER_STRICT_COMPATIBILITY else LARGEST
        size = _one_of(request, "format", "size", SIZES, untold) or "lg"
        language = _one_of(request, "langCode", "", CODES) or _one_of(
            request, "language", "", {name: name for name in LANGUAGES}
        )
        style = _one_of(request, "style", "", STYLES) or _accepted(request)
        zone = _zone(request)
        text = summary(
            orjson.loads(whole(kind, call["id"])),
            size,
            style,
            language=language or "nl",
            now=clock.now(),
            zone=zone,
            hide_past=flag(request, "hidePast"),
        )
        return HttpResponse(text.encode(), content_type=CONTENT_TYPES[style])

    return endpoint


def _one_of(
    request: HttpRequest,
    name: str,
    newer: str,
    values: Mapping[str, str],
    untold: Mapping[str, str] | None = None,
) -> str:
    """Return what a parameter stands for; its old name wins over the newer one. Empty when it is absent."""
    if name not in request.GET and newer:
        name = newer
    given = request.GET.get(name)
    if given is None:
        return ""
    found = values.get(given) or (untold or {}).get(given)
    if found is None:
        listed = ", ".join(values)
        raise problems.not_found(
            f'Query parameter {name} has invalid value "{given}". Should be one of {listed}'
        )
    return found


def _accepted(request: HttpRequest) -> str:
    return "html" if request.headers.get("Accept", "").split(";")[0] == "text/html" else "text"


def _zone(request: HttpRequest) -> ZoneInfo:
    name = "timeZone" if "timeZone" in request.GET else "timezone"
    given = request.GET.get(name)
    if given is None:
        return BRUSSELS
    try:
        return ZoneInfo(given)
    except (ValueError, OSError, KeyError):
        raise problems.not_found(f'Query parameter {name} has invalid value "{given}".') from None
