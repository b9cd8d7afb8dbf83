# SPDX-License-Identifier: EUPL-1.2
"""Prices of an event."""

from collections.abc import Iterator

from foyer.blocks.offers.rules.linked_data.graph import Iri, Literal, Node, Statement
from foyer.blocks.offers.rules.linked_data.reading import Json, members, number, tagged, word
from foyer.blocks.offers.rules.linked_data.vocabulary import CPA, CPP, PRICE_CATEGORY, SCHEMA, SKOS


def prices(document: Json) -> Iterator[Statement]:
    """Go through the price lines."""
    for line in members(document, "priceInfo"):
        yield CPA("prijs"), Node(SCHEMA("PriceSpecification"), tuple(_price(line)))


def _price(line: Json) -> Iterator[Statement]:
    amount = (
        (SCHEMA("currency"), Literal(word(line, "priceCurrency") or "EUR")),
        (SCHEMA("value"), Literal(number(line, "price"), datatype=SCHEMA("Number").iri)),
    )
    yield SCHEMA("price"), Node(SCHEMA("MonetaryAmount"), amount)
    yield from ((SKOS("prefLabel"), text) for text in tagged(line, "name"))
    category = "basis" if line.get("category") == "base" else "tarief"
    yield CPP("prijscategorie"), Iri(PRICE_CATEGORY + category)
