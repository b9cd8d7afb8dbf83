# SPDX-License-Identifier: EUPL-1.2
"""The search page: everything that was chosen stands in its address."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from foyer.blocks.agenda.pages import chips, reading, wording
from foyer.blocks.agenda.pages.waiting import waits_for_search
from foyer.blocks.agenda.rules import cards, search_parameters, structured_data
from foyer.blocks.agenda.rules.search_form import DISTANCES, LAST_PAGE, PAGE_SIZE, Search, read
from foyer.blocks.geo import public as geo


@dataclass(frozen=True)
class Where:
    """The place that a search means: a region, or words that no region answers to."""

    region: str = ""
    name: str = ""
    unknown: str = ""


@waits_for_search
def search(request: HttpRequest) -> HttpResponse:
    """Show what a search finds."""
    pairs = [(name, value) for name, values in request.GET.lists() for value in values]
    wanted, where = _settled(read(pairs), cleared=("where", "") in pairs)
    address = _address(wanted)
    if any(not value for _name, value in pairs) and not request.htmx:  # type: ignore[attr-defined]
        return HttpResponseRedirect(address)
    context = _context(request, wanted, where)
    if wanted.page > max(context["pages"], 1):
        return HttpResponseRedirect(_address(replace(wanted, page=max(context["pages"], 1))))
    response = render(request, "agenda/search.html", context)
    if request.htmx and not request.htmx.history_restore_request:  # type: ignore[attr-defined]
        response.headers["HX-Push-Url"] = address
    patch_vary_headers(response, ["HX-Request"])
    return response


def where(request: HttpRequest) -> HttpResponse:
    """Show the regions whose names begin like the text in `q`; for the field 'where'."""
    text = request.GET.get("q", "").strip()[:80]
    regions = geo.suggest(text, 7, reading.language()) if text else []
    return render(
        request, "agenda/parts/where_options.html", {"regions": [_shown(region) for region in regions]}
    )


def _shown(region: geo.Region) -> dict[str, str]:
    name = wording.region_name(region.id)
    parent = wording.region_name(region.parent or "") if region.level == "municipality" else ""
    return {"id": region.id, "name": name, "level": region.level, "parent": "" if parent == name else parent}


def _settled(asked: Search, *, cleared: bool) -> tuple[Search, Where]:
    """Bring the words and the region of 'where' together; the words win where they differ."""
    name = wording.region_name(asked.region)
    if cleared:
        return replace(asked, where="", region=""), Where()
    if name and (not asked.where or asked.where.casefold() == name.casefold()):
        return replace(asked, where=""), Where(asked.region, name)
    if not asked.where:
        return replace(asked, region=""), Where()
    best = next(iter(geo.suggest(asked.where, 1, reading.language())), None)
    if best is None:
        return replace(asked, region=""), Where(unknown=asked.where)
    return replace(asked, where="", region=best.id), Where(best.id, wording.region_name(best.id))


def _context(request: HttpRequest, wanted: Search, where: Where) -> dict[str, Any]:
    now = reading.now()
    asked = search_parameters.period(wanted, now)
    parameters = search_parameters.parameters(wanted, now, where.region)
    total, members, facets = (0, [], {}) if where.unknown else reading.found(parameters)
    since = asked.start if asked.start and asked.start > now else None
    if asked.start and asked.start.date() < now.date():
        since = asked.start
    reader = cards.Reader(reading.language(), now, since, asked.end, wanted.near)
    pages = min(-(-total // PAGE_SIZE), LAST_PAGE)
    deck, noindex = reading.deck(members, reader), bool(wanted.pairs())
    return {
        "search": wanted,
        "where": where,
        "total": total,
        "cards": deck,
        "chips": chips.chips(wanted, where.name or where.unknown, now),
        **(_ways_out(wanted, where) if total == 0 and not where.unknown else {}),
        "pages": pages,
        "previous": _address(replace(wanted, page=wanted.page - 1)) if wanted.page > 1 else "",
        "next": _address(replace(wanted, page=wanted.page + 1)) if wanted.page < pages else "",
        "views": [(*view, _address(replace(wanted, view=view[0]))) for view in wording.views()],
        "fragment": bool(request.htmx) and not request.htmx.history_restore_request,  # type: ignore[attr-defined]
        "noindex": noindex,
        # Only whoever keeps the page reads them.
        "structured": [_listed(deck)] if deck and not noindex else [],
        **_filters(wanted, where, facets, asked),
    }


def _listed(deck: list[cards.Card]) -> dict[str, Any]:
    base = settings.FOYER_PUBLIC_URL
    return structured_data.item_list(
        [base + reverse("agenda:event", args=[card.slug, card.id]) for card in deck]
    )


def _ways_out(wanted: Search, where: Where) -> dict[str, Any]:
    """What to leave out where nothing is found; where one thing less does not help, one thing alone."""
    loosened = chips.loosened(wanted, where.region)
    return {"loosened": loosened, "apart": [] if loosened else chips.apart(wanted, where.region)}


def _filters(wanted: Search, where: Where, facets: Any, asked: search_parameters.Period) -> dict[str, Any]:
    return {
        "whens": wording.whens(),
        "prices": wording.prices(),
        "sorts": wording.sorts(near=wanted.near is not None),
        "distances": DISTANCES,
        "period": asked,
        "types": wording.counted_terms(_open_facet(wanted, where, facets, "types"), wanted.types)[:14],
        "themes": wording.counted_terms(_open_facet(wanted, where, facets, "themes"), wanted.themes)[:16],
        "access": wording.access(facets.get("facilities"), wanted.access),
        "regions": [
            (choice, _address(wanted.changed(region=choice.value, where="", near=None)))
            for choice in wording.regions(facets.get("regions"), where.region)[:8]
        ],
    }


def _open_facet(wanted: Search, where: Where, facets: Any, name: str) -> Any:
    """Return a facet as if none of its own values were chosen: several mean 'any of these'."""
    if not getattr(wanted, name) or where.unknown:
        return facets.get(name)
    parameters = search_parameters.parameters(wanted.changed(**{name: ()}), reading.now(), where.region)
    kept = [pair for pair in parameters if pair[0] not in {"limit", "facets[]", "embed"}]
    return reading.found([*kept, ("limit", "1"), ("facets[]", name)])[2].get(name)


def _address(wanted: Search) -> str:
    query = urlencode(wanted.pairs())
    return reverse("agenda:search") + (f"?{query}" if query else "")
