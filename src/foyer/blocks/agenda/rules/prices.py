# SPDX-License-Identifier: EUPL-1.2
"""Prices in words: '€ 8', 'vanaf € 5', 'gratis'; no trailing zeros."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foyer.kernel import money, texts

_SPACE = "\N{NO-BREAK SPACE}"
_FREE = {"nl": "gratis", "fr": "gratuit", "de": "kostenlos", "en": "free"}
_FROM = {"nl": "vanaf {price}", "fr": "dès {price}", "de": "ab {price}", "en": "from {price}"}


@dataclass(frozen=True)
class Line:
    """One tariff: who pays, and how much (in cents). `group` is a price for a group as a whole."""

    name: str
    cents: int
    base: bool
    group: bool


def lines(document: Mapping[str, Any], language: str) -> tuple[Line, ...]:
    """Return the tariffs of an offer in their order; nothing where no price is known."""
    main = str(document.get("mainLanguage") or "nl")
    found = []
    for entry in document.get("priceInfo") or ():
        try:
            amount = money.cents(entry.get("price"))
        except (ValueError, TypeError):
            continue
        name, _ = texts.pick(entry.get("name") or {}, language, main)
        found.append(Line(name, amount, entry.get("category") == "base", bool(entry.get("groupPrice"))))
    return tuple(found)


def amount(cents: int, language: str) -> str:
    """Return an amount as people write it: '€ 8', '€ 8,50'; in French and German the sign comes last."""
    if cents == 0:
        return _FREE.get(language, _FREE["nl"])
    euros, rest = divmod(cents, 100)
    mark = "." if language == "en" else ","
    number = f"{euros}" if rest == 0 else f"{euros}{mark}{rest:02}"
    if language == "en":
        return f"€{number}"
    return f"{number}{_SPACE}€" if language in {"fr", "de"} else f"€{_SPACE}{number}"


def summary(document: Mapping[str, Any], language: str) -> str:
    """Return the price for a card: the base price, with 'vanaf' where some pay less; '' when unknown."""
    found = lines(document, language)
    if not found:
        return ""
    base = next((line.cents for line in found if line.base), found[0].cents)
    lowest = min(line.cents for line in found)
    if base == 0:
        return amount(0, language)
    if 0 < lowest < base:
        return _FROM.get(language, _FROM["nl"]).format(price=amount(lowest, language))
    return amount(base, language)


def free(document: Mapping[str, Any]) -> bool:
    """Say whether the base price is nought."""
    found = lines(document, "nl")
    return bool(found) and next((line.cents for line in found if line.base), found[0].cents) == 0
