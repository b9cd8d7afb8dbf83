# SPDX-License-Identifier: EUPL-1.2
"""What one request asks for, read and checked, before any engine is touched."""

from dataclasses import dataclass, field

from foyer.blocks.search.rules.filters import Filter, WordPrefixes

OFFER_LANGUAGES = ("nl", "fr", "en", "de")
WINDOW = 10_000


@dataclass(frozen=True)
class Consumer:
    """Who asks: the client id by which documents know their creator, what it may see, its own query."""

    client_id: str | None = None
    boa: bool = False
    default_query: str | None = None


INTERNAL = Consumer()


@dataclass(frozen=True)
class Words:
    """A query as text, and where it came from: `q`, `text` or `default` (the client's own).

    In free text no colon names a field.
    """

    text: str
    free: bool = False
    origin: str = "q"


@dataclass(frozen=True)
class Sort:
    """One key of the order: a field name of the contract, and which way."""

    field: str
    descending: bool


@dataclass(frozen=True)
class Plan:
    """One search: which kinds of documents, filters joined by AND, queries that also score, and the page."""

    kinds: tuple[str, ...]
    filters: tuple[Filter, ...] = ()
    queries: tuple[Words, ...] = ()
    languages: tuple[str, ...] = OFFER_LANGUAGES
    start: int = 0
    limit: int = 30
    sorts: tuple[Sort, ...] = ()
    origin: tuple[float, float] | None = None
    recommended_for: str | None = None
    group: bool = False
    facets: tuple[str, ...] = ()
    embed: bool = False
    uitpas_prices: bool = False
    calendar_summaries: tuple[str, ...] = field(default=())

    @property
    def keys(self) -> tuple[Sort, ...]:
        """The keys of the order: those that are asked, else the score."""
        return self.sorts or (Sort("score", descending=True),)

    @property
    def is_scored(self) -> bool:
        """Whether scores differ at all."""
        return bool(self.queries) or any(isinstance(one, WordPrefixes) for one in self.filters)
