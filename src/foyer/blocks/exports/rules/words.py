# SPDX-License-Identifier: EUPL-1.2
"""The words that an export itself says, in our four languages."""

WORDS = {
    "nl": {
        "heading": "Rubriek",
        "price": "Prijs",
        "age": "Leeftijd",
        "years": "jaar",
        "page": "Pagina",
        "of": "van",
        "map": "Kaart van de plaatsen in deze lijst",
        "events": "Evenementen",
        "places": "Plaatsen",
        "offers": "Aanbod",
        "organizers": "Organisatoren",
    },
    "fr": {
        "heading": "Rubrique",
        "price": "Prix",
        "age": "Âge",
        "years": "ans",
        "page": "Page",
        "of": "sur",
        "map": "Carte des lieux de cette liste",
        "events": "Événements",
        "places": "Lieux",
        "offers": "Offre",
        "organizers": "Organisateurs",
    },
    "de": {
        "heading": "Rubrik",
        "price": "Preis",
        "age": "Alter",
        "years": "Jahre",
        "page": "Seite",
        "of": "von",
        "map": "Karte der Orte in dieser Liste",
        "events": "Veranstaltungen",
        "places": "Orte",
        "offers": "Angebot",
        "organizers": "Veranstalter",
    },
    "en": {
        "heading": "Heading",
        "price": "Price",
        "age": "Age",
        "years": "years",
        "page": "Page",
        "of": "of",
        "map": "Map of the places in this list",
        "events": "Events",
        "places": "Places",
        "offers": "Offers",
        "organizers": "Organisers",
    },
}


def word(name: str, language: str) -> str:
    """Return a word in a language; in Dutch where that is none of ours."""
    return WORDS.get(language, WORDS["nl"])[name]
