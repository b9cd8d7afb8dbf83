# SPDX-License-Identifier: EUPL-1.2
"""Ports: questions of offers that a block above or beside may answer, each with a default.

`config` or the answering block registers at start-up; the last registration counts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from foyer.kernel.actors import Actor
from foyer.kernel.problems import OWN, Problem

Parameters = Sequence[tuple[str, str]]
Searcher = Callable[[str, Parameters], bytes]
Productions = Callable[[Sequence[str]], Mapping[str, Any]]
Popularity = Callable[[str, Sequence[str]], Mapping[str, int]]


@dataclass(frozen=True)
class CardFact:
    """What the card knows of an event: whether tickets were sold with it."""

    has_ticket_sales: bool = False


CardFacts = Callable[[Sequence[str]], Mapping[str, CardFact]]


@dataclass(frozen=True)
class CuratorLabels:
    """Hidden labels that events have because somebody wrote about them.

    `managed` are the names that only come about this way; `given` are those that events have now, by
    their ids.
    """

    managed: frozenset[str] = frozenset()
    given: Mapping[str, Sequence[str]] = field(default_factory=dict)


NO_CURATORS = CuratorLabels()
Curators = Callable[[Sequence[str]], CuratorLabels]
Copied = Callable[[Actor, str, str], None]


class Grants(Protocol):
    """What is granted to a caller beyond what is his own."""

    def everywhere(self, actor: Actor) -> frozenset[str]:
        """Return the names of the rights that hold everywhere."""

    def covering(self, right: str, actor: Actor, kind_ids: Sequence[tuple[str, str]]) -> frozenset[str]:
        """Return the ids of those items on which this right is granted, as the items are now."""

    def labels(self, actor: Actor, private: Mapping[str, str]) -> frozenset[str]:
        """Return the ids of those private labels (id to compared name) that may be used."""


class NothingGranted:
    """The answer where nobody grants anything."""

    def everywhere(self, _actor: Actor) -> frozenset[str]:
        """Grant nothing."""
        return frozenset()

    def covering(self, _right: str, _actor: Actor, _items: Sequence[tuple[str, str]]) -> frozenset[str]:
        """Grant nothing."""
        return frozenset()

    def labels(self, _actor: Actor, _private: Mapping[str, str]) -> frozenset[str]:
        """Grant nothing."""
        return frozenset()


def no_search(_collection: str, _parameters: Parameters) -> bytes:
    """Answer for a searcher where none is installed.

    Raises:
        Problem: 503, always.
    """
    raise Problem(
        OWN + "search-unavailable",
        "Search unavailable",
        503,
        "This installation has no search engine connected, so collections cannot be listed.",
    )


@dataclass(frozen=True)
class Ports:
    """Who answers.

    `search(collection, parameters)` gives the body of an answer of the search API. `productions(event
    ids)` gives the JSON value of `production` of those events that are in one; `produced` names a table and
    its column with the ids of all events that are, so that only these are asked for. `popularity(kind, ids)`
    gives a number for those items that have one. `card_facts(event ids)` gives what the card knows of those
    events that it knows, and raises nothing; `has_card` says whether anybody answers that at all.
    `curators(event ids)` gives the hidden labels that come from articles. `copied(actor, event id, id of its
    copy)` is told of each copy of an event, in the transaction that makes it.
    """

    search: Searcher = no_search
    productions: Productions = lambda _ids: {}
    produced: tuple[str, str] | None = None
    popularity: Popularity = lambda _kind, _ids: {}
    card_facts: CardFacts = lambda _ids: {}
    has_card: bool = False
    curators: Curators = lambda _ids: NO_CURATORS
    copied: Copied = lambda _actor, _original, _copy: None
    grants: Grants = field(default_factory=NothingGranted)


_ports = Ports()


def ports() -> Ports:
    """Return who answers now."""
    return _ports


def register_searcher(searcher: Searcher) -> None:
    """Let `searcher` answer searches."""
    _set(search=searcher)


def register_productions(productions: Productions, produced: tuple[str, str] | None = None) -> None:
    """Let `productions` say which production an event belongs to.

    Where a table and its column are named that has the id of each event in a production, `productions` is
    asked for these alone: nearly all events are in none, and a second question takes a fifth of a reading.
    """
    _set(productions=productions, produced=produced)


def register_popularity(popularity: Popularity) -> None:
    """Let `popularity` say how popular items are."""
    _set(popularity=popularity)


def register_card_facts(card_facts: CardFacts) -> None:
    """Let `card_facts` say what the card knows of events."""
    _set(card_facts=card_facts, has_card=True)


def register_curators(curators: Curators) -> None:
    """Let `curators` say which hidden labels events have because of articles."""
    _set(curators=curators)


def register_copied(copied: Copied) -> None:
    """Let `copied` be told of copies of events."""
    _set(copied=copied)


def register_grants(grants: Grants) -> None:
    """Let `grants` say what callers may do beyond what is their own."""
    _set(grants=grants)


def _set(**changed: Any) -> None:
    global _ports  # noqa: PLW0603
    _ports = replace(_ports, **changed)
