# SPDX-License-Identifier: EUPL-1.2
"""The page that shows every component, for those who build with them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foyer.blocks.agenda.pages import reading
from foyer.blocks.agenda.rules import brand, cards, posters


def style(request: HttpRequest) -> HttpResponse:
    """Show tokens, type, components and posters."""
    shades = [(token, brand.LIGHT[token], brand.DARK[token]) for token in brand.LIGHT]
    context = {
        "shades": shades,
        "families": [(family, [f"{family}-{number}" for number in range(6)]) for family in posters.FAMILIES],
        "sample_cards": _samples(reading.language()),
        "noindex": True,
    }
    return render(request, "agenda/style.html", context)


def _samples(language: str) -> list[cards.Card]:
    reader = cards.Reader(language, reading.now())
    start = reader.now.replace(hour=20, minute=0, second=0, microsecond=0)
    made = []
    for number, (state, price) in enumerate((("Available", 0), ("Available", 12.5), ("Unavailable", 8))):
        document = {
            "@id": f"/events/sample-{number}",
            "mainLanguage": "nl",
            "name": {"nl": ("Koor van de buurt", "Nachtwandeling langs de Leie", "Poppentheater")[number]},
            "calendarType": "single",
            "startDate": start.isoformat(),
            "endDate": start.replace(hour=22).isoformat(),
            "status": {"type": state},
            "terms": [{"id": ("0.50.4.0.0", "0.17.0.0.0", "0.55.0.0.0")[number], "domain": "eventtype"}],
            "priceInfo": [{"category": "base", "name": {"nl": "Basistarief"}, "price": price}],
            "location": {
                "name": {"nl": "De Foyer"},
                "mainLanguage": "nl",
                "address": {"nl": {"addressLocality": "Gent", "postalCode": "9000"}},
            },
        }
        made.append(cards.card(document, reader))
    return made
