# SPDX-License-Identifier: EUPL-1.2
"""The first page: the search box, and rooms to wander into."""

import calendar
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from foyer.blocks.agenda.pages import addresses, reading, wording
from foyer.blocks.agenda.pages.search import Where
from foyer.blocks.agenda.pages.waiting import waits_for_search
from foyer.blocks.agenda.rules import cards, search_parameters, structured_data
from foyer.blocks.agenda.rules.search_form import Search

EXHIBITION = "0.0.0.0.0"
SHOWN = 4
# The posters beside the title: chosen by eye, the same for everybody.
WALL = (
    ("music", "wall-8"), ("making", "wall-3"), ("circus", "wall-8"), ("arts", "wall-4"),
    ("heritage", "wall-1"),
    ("stage", "wall-9"), ("words", "wall-8"), ("nature", "wall-2"), ("feast", "wall-11"),
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
    everything = search_parameters.parameters(Search(), now)
    counted = [pair for pair in everything if pair[0] not in {"embed", "limit"}]
    total, _members, facets = reading.found([*counted, ("limit", "1")])
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
        **addresses.head(addresses.everywhere("agenda:home")),
        "structured": [_website()],
    }
    return render(request, "agenda/home.html", context)


def _website() -> dict[str, Any]:
    base = settings.FOYER_PUBLIC_URL
    search = base + reverse("agenda:search") + "?text={search_term_string}"
    return structured_data.website("Foyer", base + reverse("agenda:home"), search)


def _plans() -> list[tuple[str, Search, str]]:
    next_days = (_("Dit weekend"), Search(when="weekend"), "")
    if reading.now().weekday() == calendar.SUNDAY:
        next_days = (_("De komende week"), Search(when="week"), "")
    return [
        (_("Vandaag"), Search(when="today"), "today"),
        next_days,
        (_("Voor kinderen"), Search(children=True, when="month"), "night"),
        (_("Gratis"), Search(price="free", when="month"), "moss"),
        (_("Loopt bijna af"), Search(types=(EXHIBITION,)), ""),
        (_("Zonder drempel"), Search(access=("3.27.0.0.0",), when="month"), ""),
    ]


def _different(deck: list[cards.Card]) -> list[cards.Card]:
    """Bring forward what differs in title and in kind, so that no series fills a row."""
    first: dict[str, cards.Card] = {}
    for one in deck:
        first.setdefault(one.title, one)
    families: dict[str, cards.Card] = {}
    for one in first.values():
        families.setdefault(one.family, one)
    ahead = list(families.values())
    rest = [one for one in first.values() if one not in ahead]
    return [*ahead, *rest, *(one for one in deck if one not in ahead and one not in rest)]


def _shelf(title: str, wanted: Search, mood: str, *, seen: set[str]) -> Shelf | None:
    """Fill one block, first with offers that no block above it shows."""
    now = reading.now()
    asked = search_parameters.period(wanted, now)
    pairs = [
        pair for pair in search_parameters.parameters(wanted, now) if pair[0] not in {"limit", "facets[]"}
    ]
    total, members, _facets = reading.found([*pairs, ("limit", str(SHOWN * 4))])
    reader = cards.Reader(reading.language(), now, max(asked.start, now) if asked.start else None, asked.end)
    soon = EXHIBITION in wanted.types
    deck = [one for one in reading.deck(members, reader) if one.status == ""]
    going = _different([one for one in deck if one.stub.kind == "until"] if soon else deck)
    fresh = [one for one in going if one.id not in seen]
    if not fresh:
        return None
    # A row with holes looks poor: what another block shows already fills it up.
    chosen = (fresh + [one for one in going if one.id in seen])[:SHOWN]
    seen.update(one.id for one in chosen)
    return Shelf(title, urlencode(wanted.pairs()), total, chosen, mood)
