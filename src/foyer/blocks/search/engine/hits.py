# SPDX-License-Identifier: EUPL-1.2
"""Hits of the engine with their numbers as arrays."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from tantivy import DocAddress, Query, Searcher

from foyer.blocks.search.engine import schema
from foyer.blocks.search.rules.cells import distances_km

Numbers = npt.NDArray[Any]


@dataclass(frozen=True)
class Hits:
    """Documents in the order in which the engine gave them, with the score of each.

    `away` is how many kilometres each lies from the origin of the search, where that is known already.
    """

    addresses: list[DocAddress]
    scores: list[float]
    total: int
    away: Numbers | None = None

    @property
    def are_all(self) -> bool:
        """Whether no more were found than are here."""
        return self.total == len(self.addresses)

    def part(self, places: Iterable[int]) -> "Hits":
        """Return those in these places, and that they are all."""
        chosen = list(places)
        addresses, scores = self.addresses, self.scores
        return Hits([addresses[one] for one in chosen], [scores[one] for one in chosen], len(chosen))

    def values(self, searcher: Searcher, name: str, kind: Any = np.float64) -> Numbers:
        """Return the values of a column; NaN where a document has none (only as floats)."""
        return np.array(searcher.fast_field_values(name, self.addresses), dtype=kind)

    def distances(self, searcher: Searcher, latitude: float, longitude: float) -> Numbers:
        """Return the great-circle distance of each document from a point, in kilometres."""
        return distances_km(
            latitude,
            longitude,
            self.values(searcher, schema.LATITUDE),
            self.values(searcher, schema.LONGITUDE),
        )


def everything(searcher: Searcher, query: Query) -> Hits:
    """Return all documents that a query finds."""
    return some(searcher, query, max(searcher.num_docs, 1))


def some(searcher: Searcher, query: Query, limit: int) -> Hits:
    """Return the best documents by score, and how many there are."""
    return hits_of(searcher.search(query, limit, count=True))


def hits_of(result: Any) -> Hits:
    """Return what the engine found, with what it sorted by as scores."""
    # Each reading of this makes the list anew.
    hits = result.hits
    return Hits([address for _, address in hits], [score for score, _ in hits], result.count)
