# SPDX-License-Identifier: EUPL-1.2
"""Hits of the engine with their numbers as arrays."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from tantivy import DocAddress, FieldType, Occur, Query, Searcher

from foyer.blocks.search.engine import schema, turns
from foyer.blocks.search.rules.cells import distances_km

# So many hits hold some megabytes.
_MANY = 50_000
# Of about so many hits at a time objects are made.
_PORTION = 250_000

Numbers = npt.NDArray[Any]


@dataclass(frozen=True)
class Hits:
    """Documents in the order in which the engine gave them, with the score of each.

    `away` is how many kilometres each lies from the origin of the search, where that is known already.
    """

    addresses: list[DocAddress]
    scores: Sequence[float]
    total: int
    away: Numbers | None = None

    @property
    def are_all(self) -> bool:
        """Whether no more were found than are here."""
        return self.total == len(self.addresses)

    def part(self, places: Iterable[int] | Numbers) -> "Hits":
        """Return those in these places, and that they are all."""
        # As objects the places of many hits would hold as much as these.
        chosen = places if isinstance(places, np.ndarray) else list(places)
        addresses, scores = self.addresses, self.scores
        found = (scores[one] for one in chosen)
        kept = array("d", found) if isinstance(scores, array) else list(found)
        return Hits([addresses[one] for one in chosen], kept, len(chosen))

    def values(self, searcher: Searcher, name: str, kind: Any = np.float64) -> Numbers:
        """Return the values of a column; NaN where a document has none (only as floats)."""
        found = [
            np.array(searcher.fast_field_values(name, self.addresses[place : place + _MANY]), dtype=kind)
            for place in range(0, len(self.addresses), _MANY)
        ]
        return np.concatenate(found) if found else np.array([], dtype=kind)

    def distances(self, searcher: Searcher, latitude: float, longitude: float) -> Numbers:
        """Return the great-circle distance of each document from a point, in kilometres."""
        return distances_km(
            latitude,
            longitude,
            self.values(searcher, schema.LATITUDE),
            self.values(searcher, schema.LONGITUDE),
        )


def everything(searcher: Searcher, query: Query, total: int = 0) -> Hits:
    """Return all documents that a query finds; `total` is how many these are, where that is known.

    The engine makes several objects of each hit. Many hits are asked for in portions, and of each its address
    and score are kept; only one search of a process at a time does that.
    """
    if total <= _MANY:
        hits = some(searcher, query, max(min(searcher.num_docs, _MANY), 1))
        if hits.total <= len(hits.addresses):
            return hits
        total = hits.total
        del hits
    turns.take()
    addresses, scores = list[DocAddress](), array("d")
    for portion in _portions(-(-total // _PORTION)):
        found = _within(searcher, query, portion)
        addresses += found.addresses
        scores.extend(found.scores)
    return Hits(addresses, scores, len(addresses))


def _within(searcher: Searcher, query: Query, portion: Query) -> Hits:
    whole = Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(portion, 0.0))])
    hits = some(searcher, whole, _PORTION + _PORTION // 16)
    return hits if hits.total <= len(hits.addresses) else some(searcher, whole, hits.total)


def _portions(parts: int) -> Iterator[Query]:
    """Give queries that part all documents: their numbers are spread evenly."""
    edges = [(1 << 64) * part // parts for part in range(parts + 1)]
    for low, high in pairwise(edges):
        yield Query.range_query(schema.SCHEMA, schema.NUMBER, FieldType.Unsigned, low, high - 1)


def some(searcher: Searcher, query: Query, limit: int) -> Hits:
    """Return the best documents by score, and how many there are."""
    return hits_of(searcher.search(query, limit, count=True))


def hits_of(result: Any) -> Hits:
    """Return what the engine found, with what it sorted by as scores."""
    # Each reading of this makes the list anew.
    hits = result.hits
    return Hits([address for _, address in hits], [score for score, _ in hits], result.count)
