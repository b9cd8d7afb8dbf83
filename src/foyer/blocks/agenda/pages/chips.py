# SPDX-License-Identifier: EUPL-1.2
"""What was asked, as chips that take it away again; and which one to take away when nothing is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from foyer.blocks.agenda.pages import reading, wording
from foyer.blocks.agenda.rules import plain_dates, search_parameters
from foyer.blocks.agenda.rules.search_form import Search


@dataclass(frozen=True)
class Chip:
    """One thing that was asked, in words; the search without it, and the search for nothing else."""

    label: str
    address: str
    without: Search
    alone: str
    only: Search


def chips(wanted: Search, where: str, now: datetime) -> list[Chip]:
    """Return a chip for each thing that was asked."""
    said: list[tuple[str, dict[str, Any]]] = []
    if wanted.text:
        said.append((f"“{wanted.text}”", {"text": ""}))
    if wanted.when:
        said.append((_when(wanted, now), {"when": "", "date_from": None, "date_to": None}))
    if wanted.near is not None:
        said.append((_("Binnen %(km)s km") % {"km": wanted.distance}, {"near": None, "distance": 10}))
    elif where:
        said.append((where, {"where": "", "region": ""}))
    said += [(wording.term_name(one), _less(wanted, "types", one)) for one in wanted.types]
    said += [(wording.term_name(one), _less(wanted, "themes", one)) for one in wanted.themes]
    if wanted.age is not None:
        said.append((_("%(age)s jaar") % {"age": wanted.age}, {"age": None}))
    if wanted.children:
        said.append((_("Voor kinderen"), {"children": False}))
    if wanted.price:
        label = next(
            (choice.label for choice in wording.prices() if choice.value == wanted.price), wanted.price
        )
        said.append((label, {"price": ""}))
    said += [(wording.term_name(one), _less(wanted, "access", one)) for one in wanted.access]
    if wanted.level:
        said.append((_("Taalniveau %(level)s van 4") % {"level": wanted.level}, {"level": 0}))
    if wanted.online:
        said.append((_("Online"), {"online": False}))
    if wanted.going:
        said.append((_("Niets dat afgelast is"), {"going": False}))
    return [_chip(label or "?", wanted, changes) for label, changes in said]


def loosened(wanted: Search, region: str) -> list[tuple[Chip, int]]:
    """Return what would be found without each of the things asked, the most fruitful first (three)."""
    return _fruitful([(chip, chip.without) for chip in _asked(wanted, region)])


def apart(wanted: Search, region: str) -> list[tuple[Chip, int]]:
    """Return what would be found for each of the things asked by itself, the most fruitful first (three)."""
    asked = _asked(wanted, region)
    return _fruitful([(chip, chip.only) for chip in asked]) if len(asked) > 1 else []


def _asked(wanted: Search, region: str) -> list[Chip]:
    return chips(wanted, wording.region_name(region) or wanted.where, reading.now())[:6]


def _fruitful(tried: Sequence[tuple[Chip, Search]]) -> list[tuple[Chip, int]]:
    offers = []
    for chip, search in tried:
        parameters = search_parameters.parameters(search, reading.now(), search.region)
        pairs = [pair for pair in parameters if pair[0] not in {"limit", "facets[]", "embed"}]
        total = reading.found([*pairs, ("limit", "1")])[0]
        if total:
            offers.append((chip, total))
    return sorted(offers, key=lambda offer: -offer[1])[:3]


def _when(wanted: Search, now: datetime) -> str:
    if wanted.when != "dates":
        return next(choice.label for choice in wording.whens() if choice.value == wanted.when)
    language, today = reading.language(), now.date()
    first, last = wanted.date_from, wanted.date_to
    if first and last:
        return plain_dates.capital(
            plain_dates.span(first, last, language, today)
            if first > today or last < today
            else _span_now(first, last, language)
        )
    shown = plain_dates.day(first or last or today, language, today, weekday=False)
    return (_("Vanaf %(day)s") if first else _("Tot en met %(day)s")) % {"day": shown}


def _span_now(first: Any, last: Any, language: str) -> str:
    """A period around today is said whole: 'tot en met 4 mei' would hide when it begins."""
    return plain_dates.span(first, last, language, first.replace(year=first.year - 1, day=1))


def _less(wanted: Search, name: str, value: str) -> dict[str, Any]:
    return {name: tuple(one for one in getattr(wanted, name) if one != value)}


def _chip(label: str, wanted: Search, changes: dict[str, Any]) -> Chip:
    without = wanted.changed(**changes)
    only = Search(view=wanted.view, **{name: _kept(wanted, name, left) for name, left in changes.items()})
    return Chip(label, _address(without), without, _address(only), only)


def _kept(wanted: Search, name: str, left: Any) -> Any:
    """Return what a chip stands for: of several values the one that it takes away."""
    value = getattr(wanted, name)
    return tuple(one for one in value if one not in left) if isinstance(value, tuple) and left else value


def _address(wanted: Search) -> str:
    query = urlencode(wanted.pairs())
    return reverse("agenda:search") + (f"?{query}" if query else "")
