# SPDX-License-Identifier: EUPL-1.2
"""The pages of places and organisers: who they are, and what is on."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from foyer.blocks.agenda.pages import offer, reading, wording
from foyer.blocks.agenda.rules import calendars, cards, documents, opening_table, structured_data

SHOWN = 12


def place(request: HttpRequest, _name: str, identifier: str) -> HttpResponse:
    """Show a place with its hours, access and programme."""
    try:
        document = reading.published("place", identifier)
    except reading.Gone:
        return offer.gone(request)
    path = offer.canonical("place", document)
    if request.path != path:
        return HttpResponsePermanentRedirect(path)
    now, language = reading.now(), reading.language()
    times = calendars.calendar_of(document)
    types = documents.terms(document, "eventtype")
    context = {
        **_shared(document, path, "locationId"),
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


def organiser(request: HttpRequest, _name: str, identifier: str) -> HttpResponse:
    """Show an organiser with its programme."""
    try:
        document = reading.published("organizer", identifier)
    except reading.Gone:
        return offer.gone(request)
    path = offer.canonical("organiser", document)
    if request.path != path:
        return HttpResponsePermanentRedirect(path)
    context = {**_shared(document, path, "organizerId"), "organizer": document}
    url = document.get("url")
    context["website"] = url if offer.safe_link(url) else ""
    data = structured_data.organization(document, reading.language())
    context["structured"] = [{"@context": "https://schema.org", **data}]
    return render(request, "agenda/organiser.html", context)


def _shared(document: Mapping[str, Any], path: str, filter_name: str) -> dict[str, Any]:
    now, language = reading.now(), reading.language()
    reader = cards.Reader(language, now)
    title, in_language = documents.text(document, "name", language)
    own = documents.identifier(document)
    total, members = offer.programme(
        [(filter_name, own), ("embed", "true"), ("limit", str(SHOWN)), ("sort[availableTo]", "asc")]
    )
    return {
        **offer.addresses(path),
        "title": title,
        "title_language": in_language,
        "card": cards.card(document, reader),
        "description": offer.description(document),
        "address": offer.address_lines(document),
        "where": documents.point(document),
        "contact": offer.contact(document),
        "labels": list(document.get("labels") or ())[:12],
        "total": total,
        "cards": reading.deck(members, reader),
    }
