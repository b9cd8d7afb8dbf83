# SPDX-License-Identifier: EUPL-1.2
"""One search: from a plan to the documents of its page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tantivy import Occur, Query, Searcher

from foyer.blocks.query.public import Node, QueryError, QueryLimitError, parse, parse_text
from foyer.blocks.search.engine import schema
from foyer.blocks.search.engine.compile_filters import compile_filters
from foyer.blocks.search.engine.compile_query import Setting, compile_query
from foyer.blocks.search.engine.facets import facets
from foyer.blocks.search.engine.hits import some
from foyer.blocks.search.engine.order import page
from foyer.blocks.search.rules.filters import WordPrefixes
from foyer.blocks.search.rules.request.plan import Plan, Words
from foyer.blocks.search.rules.request.refusals import too_large, unreadable_query


@dataclass(frozen=True)
class Member:
    """One document found: its kind and id, and what the index itself tells of it, as JSON."""

    kind: str
    id: str
    kept: bytes


@dataclass(frozen=True)
class Answer:
    """What a search found."""

    total: int
    members: list[Member]
    facets: dict[str, Any]


def run(searcher: Searcher, plan: Plan, now: datetime) -> Answer:
    """Search.

    Raises:
        Problem: a query of the plan cannot be read, or asks a field for what it cannot have.
    """
    query = query_of(searcher, plan, now)
    scored = bool(plan.queries) or any(isinstance(one, WordPrefixes) for one in plan.filters)
    found = page(searcher, query, plan, scored=scored)
    members = [_member(searcher.doc(address).to_dict()) for address in found.addresses]
    return Answer(found.total, members, facets(searcher, query, plan.facets))


def references(
    searcher: Searcher, plan: Plan, now: datetime, most: int, only: Sequence[str] | None
) -> tuple[int, list[str]]:
    """Return how many documents a plan finds, and the references of all in order; of too many none.

    `only` keeps those of a choice of references. Raises as `run`.
    """
    query = query_of(searcher, plan, now)
    if only is not None:
        chosen = Query.term_set_query(schema.SCHEMA, schema.REFERENCE, list(only))
        query = Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(chosen, 0.0))])
    scored = bool(plan.queries) or any(isinstance(one, WordPrefixes) for one in plan.filters)
    total = some(searcher, query, 1).total
    if not 0 < total <= most:
        return total, []
    found = page(searcher, query, replace(plan, start=0, limit=total, group=False), scored=scored)
    return total, [str(searcher.doc(address).get_first(schema.REFERENCE)) for address in found.addresses]


def query_of(searcher: Searcher, plan: Plan, now: datetime) -> Query:
    """Return the whole query of a plan. Raises as `run`."""
    setting = Setting(plan.kinds, plan.languages, now, searcher)
    try:
        asked = [compile_query(_tree(words), setting) for words in plan.queries]
    except QueryLimitError as error:
        raise too_large(error.message) from error
    except (QueryError, ValueError) as error:
        # The engine has limits of its own, on the size of patterns for one.
        raise unreadable_query() from error
    clauses = [(Occur.Must, query) for query in asked]
    return Query.boolean_query(clauses + compile_filters(plan.filters, searcher, plan.kinds, now))


def _tree(words: Words) -> Node:
    return parse_text(words.text) if words.free else parse(words.text)


def _member(stored: dict[str, list[Any]]) -> Member:
    kind, _, identifier = stored[schema.REFERENCE][0].partition("/")
    return Member(kind, identifier, bytes(stored[schema.STORED][0]))
