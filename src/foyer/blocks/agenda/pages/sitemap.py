# SPDX-License-Identifier: EUPL-1.2
"""What crawlers may visit: an index, and lists of pages that each cover a range of row numbers.

A list reads its own rows only, so that it costs the same among a thousand events and among millions.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from foyer.blocks.agenda.pages import addresses, reading
from foyer.blocks.agenda.rules import sitemap
from foyer.blocks.offers import public as offers

KINDS = {"events": "event", "places": "place", "organisers": "organizer"}
_HOUR = "public, max-age=3600"


@require_safe
def index(_request: HttpRequest) -> HttpResponse:
    """Answer which lists there are. One query a kind."""
    lists = [reverse("shared:sitemap-pages")]
    for name, kind in KINDS.items():
        lists += [
            reverse("shared:sitemap-part", args=[name, part]) for part in sitemap.parts(offers.last_row(kind))
        ]
    return _xml(sitemap.index(settings.FOYER_PUBLIC_URL + one for one in lists))


@require_safe
def pages(_request: HttpRequest) -> HttpResponse:
    """Answer the pages that are always there."""
    return _xml(
        sitemap.listing((addresses.everywhere(f"agenda:{name}"), None) for name in ("home", "search"))
    )


@require_safe
def part(_request: HttpRequest, kind: str, part: int) -> HttpResponse:
    """Answer the pages of the items in one range of row numbers. Two queries.

    A list may not be empty: where nothing is left in a range, it names the search page.
    """
    if kind not in KINDS or part not in sitemap.parts(offers.last_row(KINDS[kind])):
        raise Http404(kind)
    after, up_to = sitemap.rows(part)
    items = offers.listed(KINDS[kind], after, up_to, ended_since=reading.now() - sitemap.KEPT)
    if not items:
        return _xml(sitemap.listing([(addresses.everywhere("agenda:search"), None)]))
    begin = addresses.beginnings(KINDS[kind])
    return _xml(
        sitemap.listing(
            (
                addresses.of_item(begin, one.id, {"name": one.name, "mainLanguage": one.main_language}),
                one.modified,
            )
            for one in items
        )
    )


def _xml(body: bytes) -> HttpResponse:
    return HttpResponse(body, content_type="application/xml", headers={"Cache-Control": _HOUR})
