# SPDX-License-Identifier: EUPL-1.2
"""Price lines: base first, then tariffs; lines of the card system are kept apart."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from foyer.blocks.offers.rules.texts import translations


@dataclass(frozen=True)
class CardPrice:
    """What holders of a card pay: what this price is called, by language, and the amount in cents."""

    name: Mapping[str, str]
    cents: int


def cents(price: float) -> int:
    """Return an amount of euros in whole cents, a half cent up."""
    return math.floor(round(price * 100, 6) + 0.5)


def shown(amount: int) -> int | float:
    """Return an amount of cents as the contract writes it: 10, 10.5."""
    return amount // 100 if amount % 100 == 0 else amount / 100


def lines(asked: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the price lines of a body as they are stored; those of the card system are ignored."""
    kept = [_line(line) for line in asked if line["category"] != "uitpas"]
    return sorted(kept, key=lambda line: line["category"] != "base")


def card_lines(prices: Iterable[CardPrice]) -> list[dict[str, Any]]:
    """Return what holders of a card pay as price lines."""
    return [
        {
            "category": "uitpas",
            "name": translations(price.name),
            "price": shown(price.cents),
            "priceCurrency": "EUR",
        }
        for price in prices
    ]


def _line(line: Mapping[str, Any]) -> dict[str, Any]:
    stored = {
        "category": line["category"],
        "name": translations(line["name"]),
        "price": shown(cents(line["price"])),
        "priceCurrency": "EUR",
    }
    if line.get("groupPrice") is True:
        stored["groupPrice"] = True
    return stored
