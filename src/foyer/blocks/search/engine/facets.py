# SPDX-License-Identifier: EUPL-1.2
"""How many of the documents found carry each region, term and label."""

from collections.abc import Mapping, Sequence
from typing import Any

from tantivy import Query, Searcher

from foyer.blocks.geo.public import regions
from foyer.blocks.taxonomy.public import terms

_COLUMNS = {
    "regions": "k_regions",
    "types": "k_typeIds",
    "themes": "k_themeIds",
    "facilities": "k_facilityIds",
    "labels": "k_labels",
}
_DOMAINS = {"types": "eventtype", "themes": "theme", "facilities": "facility"}
_LABELS = 100
_ALL = 10_000
_LANGUAGES = ("nl", "fr", "de", "en")

Nodes = dict[str, dict[str, Any]]


def facets(searcher: Searcher, query: Query, names: Sequence[str]) -> dict[str, Nodes | list[Any]]:
    """Return the nodes of each facet by its name; a facet without nodes is an empty list."""
    if not names:
        return {}
    wanted = {
        name: {"terms": {"field": _COLUMNS[name], "size": 4 * _LABELS if name == "labels" else _ALL}}
        for name in names
    }
    found = searcher.aggregate(query, wanted)
    shown: dict[str, Nodes | list[Any]] = {}
    for name in names:
        counts = {str(one["key"]): int(one["doc_count"]) for one in found[name]["buckets"]}
        shown[name] = _nodes(name, counts) or []
    return shown


def _nodes(name: str, counts: Mapping[str, int]) -> Nodes:
    if name == "regions":
        return _regions(counts)
    if name == "labels":
        ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_LABELS]
        return {label: _node(dict.fromkeys(_LANGUAGES, label), count) for label, count in ordered}
    known = [term for term in terms(domain=_DOMAINS[name]) if term.id in counts]
    return {term.id: _node(term.name, counts[term.id]) for term in known}


def _node(name: Mapping[str, str], count: int) -> dict[str, Any]:
    return {"name": dict(name), "count": count}


def _regions(counts: Mapping[str, int]) -> Nodes:
    """Return the tree of regions; one without documents goes with all that lies below it."""
    roots: Nodes = {}
    shown: Nodes = {}
    for region in regions():
        if region.id not in counts or (region.parent is not None and region.parent not in shown):
            continue
        node = shown[region.id] = _node(region.name, counts[region.id])
        place = roots if region.parent is None else shown[region.parent].setdefault("children", {})
        place[region.id] = node
    return roots
