# SPDX-License-Identifier: EUPL-1.2
"""The first page: the search box, and rooms to wander into."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from foyer.blocks.agenda.pages import offer, reading, wording
from foyer.blocks.agenda.pages.search import Where
from foyer.blocks.agenda.pages.waiting import waits_for_search
from foyer.blocks.agenda.rules import cards, search_parameters, structured_data
from foyer.blocks.agenda.rules.search_form import Search
from foyer.blocks.taxonomy import public as taxonomy

EXHIBITION = "0.0.0.0.0"
SHOWN = 4
# The posters beside the title: chosen by eye, the same for everybody.
WALL = (
    ("music", "wall-1"), ("making", "wall-2"), ("circus", "wall-1"), ("arts", "wall-4"), ("nature", "wall-2"),
    ("stage", "wall-3"), ("feast", "wall-1"), ("heritage", "wall-2"), ("film", "wall-1"),
)  # fmt: skip


@dataclass(frozen=True)
class Shelf:
    """One block of the page: a title, a few cards, and the search that shows all."""

    title: str
    query: str
    total: int
    cards: list[cards.Card]
    mood: str = ""


@waits_for_search
def home(request: HttpRequest) -> HttpResponse:
    """Show the first page."""
    now, seen = reading.now(), set[str]()
    shelves = [shelf for plan in _plans() if (shelf := _shelf(*plan, seen=seen)) is not None]
    total, _members, facets = reading.found(search_parameters.parameters(Search(), now))
    context = {
        "search": Search(),
        "where": Where(),
        "shelves": shelves,
        "total": total,
        "themes": wording.counted_terms(facets.get("themes"))[:12]
        or wording.counted_terms(facets.get("types"))[:12],
        "towns": wording.towns(facets.get("regions"))[:14],
        "whens": wording.whens()[:-1],
        "wall": WALL,
        **offer.addresses(reverse("agenda:home")),
        "structured": [_website()],
    }
    return render(request, "agenda/home.html", context)


def _website() -> dict[str, Any]:
    base = settings.FOYER_PUBLIC_URL
    search = base + reverse("agenda:search") + "?text={search_term_string}"
    return structured_data.website("Foyer", base + reverse("agenda:home"), search)


def _plans() -> list[tuple[str, Search, str]]:
    plans = [
        (_("Vandaag"), Search(when="today"), "today"),
        (_("Dit weekend"), Search(when="weekend"), ""),
        (_("Voor kinderen"), Search(children=True, when="month"), "night"),
        (_("Gratis"), Search(price="free", when="month"), "moss"),
        (_("Loopt bijna af"), Search(types=(EXHIBITION,)), ""),
        (_("Zonder drempel"), Search(access=("3.27.0.0.0",), when="month"), ""),
    ]
    return [plan for plan in plans if not plan[1].types or taxonomy.term(EXHIBITION) is not None]


def _shelf(title: str, wanted: Search, mood: str, *, seen: set[str]) -> Shelf | None:
    """Fill one block, first with offers that no block above it shows."""
    now = reading.now()
    asked = search_parameters.period(wanted, now)
    pairs = [
        pair for pair in search_parameters.parameters(wanted, now) if pair[0] not in {"limit", "facets[]"}
    ]
    total, members, _facets = reading.found([*pairs, ("limit", str(SHOWN * 4))])
    reader = cards.Reader(reading.language(), now, max(asked.start, now) if asked.start else None, asked.end)
    going = [one for one in reading.deck(members, reader) if one.status == ""]
    fresh = [one for one in going if one.id not in seen]
    if not fresh:
        return None
    # A row with holes looks poor: what another block shows already fills it up.
    chosen = (fresh + [one for one in going if one.id in seen])[:SHOWN]
    seen.update(one.id for one in chosen)
    return Shelf(title, urlencode(wanted.pairs()), total, chosen, mood)
