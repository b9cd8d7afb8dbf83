# SPDX-License-Identifier: EUPL-1.2
"""Prices as people write them: '€ 6', '6,50 euro', 'gratis', '€ 6,50 Volw / € 4 kind'."""

import re
from dataclasses import dataclass
from decimal import Decimal

from foyer.blocks.imports.rules.texts import fold
from foyer.kernel.money import cents

_FREE = re.compile(
    r"\b(?:gratis|vrije toegang|free|gratuit|kostenlos|kosteloos|eintritt frei|entree libre)\b"
)
_AMOUNT = r"(\d{1,3}(?:[.\s]\d{3})+|\d{1,6})(?:[.,](\d{1,2})\b|,-+)?"
_WITH_SIGN = re.compile(rf"(?:€|\beur(?:o)?\b)\s*{_AMOUNT}|{_AMOUNT}\s*(?:€|euro?s?\b)", re.IGNORECASE)
_BARE = re.compile(rf"\s*{_AMOUNT}\s*")
_HIGHEST = 100_000_00


@dataclass(frozen=True)
class Prices:
    """What something costs, in cents: the base price and named tariffs."""

    base: int
    tariffs: tuple[tuple[str, int], ...] = ()


def parse_price(text: str) -> int | None:
    """Return the one price that a text states, in cents; None where it states none or several.

    A number alone is a price in euro.
    """
    found = _BARE.fullmatch(text)
    if found:
        return _cents(found[1], found[2])
    amounts = find_amounts(text)
    if not amounts:
        return 0 if is_free(text) else None
    return amounts[0] if len(set(amounts)) == 1 else None


def find_amounts(text: str) -> list[int]:
    """Return all amounts with a euro sign or the word euro, in cents, in order."""
    found = []
    for match in _WITH_SIGN.finditer(text):
        whole, part = (match[1], match[2]) if match[1] else (match[3], match[4])
        amount = _cents(whole, part)
        if amount is not None:
            found.append(amount)
    return found


def is_free(text: str) -> bool:
    """Say whether a text says that something costs nothing."""
    return _FREE.search(fold(text)) is not None


def _cents(whole: str, part: str | None) -> int | None:
    digits = re.sub(r"[.\s]", "", whole)
    amount = cents(Decimal(f"{digits}.{part or '0'}"))
    return amount if amount <= _HIGHEST else None
