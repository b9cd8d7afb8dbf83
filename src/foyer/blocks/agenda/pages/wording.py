# SPDX-License-Identifier: EUPL-1.2
"""Names that pages show: of terms and regions, of the choices of the search form, of marks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from foyer.blocks.agenda.pages.reading import language
from foyer.blocks.agenda.rules.posters import family_of
from foyer.blocks.geo import public as geo
from foyer.blocks.taxonomy import public as taxonomy
from foyer.kernel import texts

# What people ask for most, first; the other facilities follow on the page of an event.
ACCESS = (
    "3.27.0.0.0",
    "3.31.0.0.0",
    "3.17.1.0.0",
    "3.33.0.0.0",
    "3.17.3.0.0",
    "3.13.2.0.0",
    "3.13.1.0.0",
    "H28fcfRKFQAQs00K9NF9hh",
    "3.34.0.0.0",
)


@dataclass(frozen=True)
class Choice:
    """One possible answer of a filter: its value, its words, and how many offers have it."""

    value: str
    label: str
    count: int | None = None
    chosen: bool = False
    family: str = ""


# Slips of the shared taxonomy. Programs know these names as they are; people read them put right.
_MENDED_NAMES = {
    ("3.23.1.0.0", "de"): "Einrichtung für Rollstuhlfahrer",
    ("H28fcfRKFQAQs00K9NF9hh", "en"): "Low-stimulus activities",
}


def term_name(identifier: str) -> str:
    """Return the name of a term in the reader's language, '' for one that nobody knows."""
    term = taxonomy.term(identifier)
    if term is None:
        return ""
    return _MENDED_NAMES.get((identifier, language())) or texts.pick(term.name, language())[0]


def region_name(identifier: str) -> str:
    """Return the name of a region in the reader's language, '' for one that nobody knows."""
    region = geo.region(identifier) if identifier else None
    return texts.pick(region.name, language())[0] if region else ""


def whens() -> list[Choice]:
    """Return the periods that the search form offers."""
    return [
        Choice("", _("Altijd")),
        Choice("today", _("Vandaag")),
        Choice("tomorrow", _("Morgen")),
        Choice("weekend", _("Dit weekend")),
        Choice("week", _("7 dagen")),
        Choice("month", _("30 dagen")),
        Choice("dates", _("Zelf kiezen")),
    ]


def prices() -> list[Choice]:
    """Return the prices that the search form offers."""
    return [
        Choice("", _("Elke prijs")),
        Choice("free", _("Gratis")),
        Choice("5", _("Tot € 5")),
        Choice("10", _("Tot € 10")),
        Choice("20", _("Tot € 20")),
    ]


def sorts(*, near: bool) -> list[Choice]:
    """Return the orders that the search form offers."""
    offered = [
        Choice("suggested", _("Aanbevolen")),
        Choice("soon", _("Eerst wat bijna afloopt")),
        Choice("new", _("Nieuwste eerst")),
    ]
    return [*offered, Choice("near", _("Dichtste eerst"))] if near else offered


def views() -> list[tuple[str, str, str]]:
    """Return the ways to look at results: value, words, icon."""
    return [
        ("grid", _("Affiches"), "layout-grid"),
        ("list", _("Lijst"), "list"),
        ("map", _("Kaart"), "map"),
    ]


def counted_terms(facet: Any, chosen: Iterable[str] = ()) -> list[Choice]:
    """Return the terms of a facet, those with most offers first; chosen ones are there even at nought."""
    nodes: Mapping[str, Any] = facet if isinstance(facet, Mapping) else {}
    picked = set(chosen)
    found = [
        Choice(
            key,
            texts.pick(node.get("name") or {}, language())[0],
            node.get("count", 0),
            key in picked,
            family_of((key,)),
        )
        for key, node in nodes.items()
    ]
    missing = [
        Choice(key, term_name(key), 0, chosen=True) for key in picked if key not in nodes and term_name(key)
    ]
    return sorted([*found, *missing], key=lambda one: (not one.chosen, -(one.count or 0), one.label))


def access(facet: Any, chosen: Iterable[str] = ()) -> list[Choice]:
    """Return the facilities that people ask for most and that are there, with counts, in a fixed order."""
    nodes: Mapping[str, Any] = facet if isinstance(facet, Mapping) else {}
    picked = set(chosen)
    listed = [*ACCESS, *(key for key in picked if key not in ACCESS)]
    counts = {key: (nodes.get(key) or {}).get("count", 0) for key in listed}
    return [
        Choice(key, term_name(key), counts[key], key in picked)
        for key in listed
        if term_name(key) and (counts[key] or key in picked)
    ]


def regions(facet: Any, inside: str) -> list[Choice]:
    """Return the parts of a region (or the whole country) with most offers first."""
    nodes: Mapping[str, Any] = facet if isinstance(facet, Mapping) else {}
    level = (_node(nodes, inside) or {}).get("children") or {} if inside else nodes
    found = [
        Choice(key, texts.pick(node.get("name") or {}, language())[0], node.get("count", 0))
        for key, node in level.items()
    ]
    return sorted(found, key=lambda one: (-(one.count or 0), one.label))


def towns(facet: Any) -> list[Choice]:
    """Return the municipalities of a regions facet with most offers first."""
    found: dict[str, Choice] = {}
    _collect(facet if isinstance(facet, Mapping) else {}, found)
    return sorted(found.values(), key=lambda one: (-(one.count or 0), one.label))


def _collect(nodes: Mapping[str, Any], found: dict[str, Choice]) -> None:
    for key, node in nodes.items():
        region = geo.region(key)
        if region is not None and region.level == "municipality":
            found[key] = Choice(key, texts.pick(region.name, language())[0], node.get("count", 0))
        elif isinstance(children := node.get("children"), Mapping):
            _collect(children, found)


def _node(nodes: Mapping[str, Any], wanted: str) -> Mapping[str, Any] | None:
    for key, node in nodes.items():
        if key == wanted:
            return dict(node)
        if isinstance(children := node.get("children"), Mapping) and (below := _node(children, wanted)):
            return below
    return None
