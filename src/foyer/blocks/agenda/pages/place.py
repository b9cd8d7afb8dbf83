# SPDX-License-Identifier: EUPL-1.2
"""The pages of places and organisers: who they are, and what is on."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foyer.blocks.agenda.pages import addresses, offer, reading, wording
from foyer.blocks.agenda.rules import calendars, cards, documents, opening_table, structured_data

SHOWN = 12
LAST_PAGE = 10_000 // SHOWN


@addresses.shows("place")
def place(request: HttpRequest, document: reading.Document) -> HttpResponse:
    """Show a place with its hours, access and programme."""
    now, language = reading.now(), reading.language()
    times = calendars.calendar_of(document)
    types = documents.terms(document, "eventtype")
    context = {
        **_shared("place", document),
        **_programme(request, "locationId", document),
        "place": document,
        "type": wording.term_name(types[0]) if types else "",
        "calendar": times,
        "week": opening_table.week(times, language, now.date()),
        "specials": opening_table.specials(times, language, now.date()),
        "facilities": offer.facilities(document),
    }
    data = structured_data.place(document, language, context["canonical"])
    context["structured"] = [{"@context": "https://schema.org", **data}]
    return render(request, "agenda/place.html", context)


@addresses.shows("organizer")
def organiser(request: HttpRequest, document: reading.Document) -> HttpResponse:
    """Show an organiser with its programme."""
    context = {
        **_shared("organizer", document),
        **_programme(request, "organizerId", document),
        "organizer": document,
    }
    url = document.get("url")
    context["website"] = url if offer.safe_link(url) else ""
    data = structured_data.organization(document, reading.language())
    context["structured"] = [{"@context": "https://schema.org", **data}]
    return render(request, "agenda/organiser.html", context)


def _shared(kind: str, document: Mapping[str, Any]) -> dict[str, Any]:
    language = reading.language()
    reader = cards.Reader(language, reading.now())
    title, in_language = documents.text(document, "name", language)
    return {
        **addresses.of_page(kind, document),
        "title": title,
        "title_language": in_language,
        "card": reading.illustrated(document, reader),
        "description": offer.description(document),
        "address": offer.address_lines(document),
        "where": documents.point(document),
        "contact": offer.contact(document),
        "labels": list(document.get("labels") or ())[:12],
    }


def _programme(request: HttpRequest, filter_name: str, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return one page of what is on, what ends first before the rest; a number too high is the last page."""
    asked = request.GET.get("page", "")
    page = min(max(int(asked), 1), LAST_PAGE) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    parameters = [
        (filter_name, documents.identifier(document)),
        ("addressCountry", "*"),  # who opens the page of a place abroad wants to know what is on there
        ("embed", "true"),
        ("limit", str(SHOWN)),
        ("sort[availableTo]", "asc"),
    ]
    total, members = offer.programme([*parameters, ("start", str((page - 1) * SHOWN))])
    pages = min(-(-total // SHOWN), LAST_PAGE)
    if total and page > pages:
        page = pages
        total, members = offer.programme([*parameters, ("start", str((page - 1) * SHOWN))])
    return {
        "total": total,
        "cards": reading.deck(members, cards.Reader(reading.language(), reading.now())),
        "page": page,
        "pages": pages,
        "previous": f"?page={page - 1}#programme" if page > 1 else "",
        "next": f"?page={page + 1}#programme" if page < pages else "",
    }
