# SPDX-License-Identifier: EUPL-1.2
"""One search: from a plan to the documents of its page."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tantivy import DocAddress, Occur, Query, Searcher

from foyer.blocks.query.public import Node, QueryError, QueryLimitError, parse, parse_text
from foyer.blocks.search.engine import schema, turns
from foyer.blocks.search.engine.browse import browse
from foyer.blocks.search.engine.compile_filters import (
    MOST_AROUND,
    circle_query,
    compile_filters,
    look_around,
    lying_within,
    of_hits,
)
from foyer.blocks.search.engine.compile_query import Setting, build, weigh
from foyer.blocks.search.engine.facets import facets
from foyer.blocks.search.engine.hits import Hits, some
from foyer.blocks.search.engine.mapping import identifier_of
from foyer.blocks.search.engine.nearest import is_by_distance, nearest
from foyer.blocks.search.engine.order import Page, page, page_of
from foyer.blocks.search.rules.filters import Circle, Moments
from foyer.blocks.search.rules.request.plan import Plan, Words
from foyer.blocks.search.rules.request.refusals import too_large, unreadable_query

Clauses = list[tuple[Occur, Query]]

# So many numbers of documents are quicker to ask for than the question again.
_LITTLE = 900


@dataclass(frozen=True)
class Member:
    """One document found: its kind and id, and as JSON what the index tells of it, where that is shown."""

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
        Problem: a query of the plan cannot be read, asks a field for what it cannot have, or for too
            much; or other large searches take too long.
    """
    with turns.search(), few_beginnings():
        return _run(searcher, plan, now)


def _run(searcher: Searcher, plan: Plan, now: datetime) -> Answer:
    if (found := browse(searcher, plan, now)) is not None:
        return _answer(searcher, found, query_of(searcher, plan, now) if plan.facets else None, plan)
    clauses, circle = _clauses(searcher, plan, now)
    if circle is None:
        query = Query.boolean_query(clauses)
        return _answer(searcher, page(searcher, query, plan, scored=plan.is_scored), query, plan)
    about = look_around(circle, searcher, clauses, MOST_AROUND)
    if is_by_distance(plan) and not (plan.facets and about.are_all):
        whole = _whole(searcher, clauses, circle, many=True) if plan.facets else None
        return _answer(searcher, nearest(searcher, circle, clauses, plan, about), whole, plan)
    if about.are_all:
        seen = lying_within(circle, searcher, about)
        few = _of_few(searcher, seen, clauses, circle) if plan.facets else None
        return _answer(searcher, page_of(searcher, seen, plan), few, plan)
    query = _whole(searcher, clauses, circle, many=True)
    return _answer(searcher, page(searcher, query, plan, scored=plan.is_scored), query, plan)


def _answer(searcher: Searcher, found: Page, query: Query | None, plan: Plan) -> Answer:
    """Return what is shown of a page; the query is that of the facets, where there are some."""
    members = _members(searcher, found.addresses, plan)
    counted = {} if query is None else facets(searcher, query, plan.facets)
    return Answer(found.total, members, counted)


def references(
    searcher: Searcher, plan: Plan, now: datetime, most: int, only: Sequence[str] | None
) -> tuple[int, list[str]]:
    """Return how many documents a plan finds, and the references of all in order; of too many none.

    `only` keeps those of a choice of references. Raises as `run`.
    """
    with turns.search(), few_beginnings():
        return _references(searcher, plan, now, most, only)


@contextmanager
def few_beginnings() -> Iterator[None]:
    """Say what is wrong where the engine finds too many words for beginnings side by side."""
    try:
        yield
    except ValueError as error:
        if "max expansions" not in str(error):
            raise
        raise too_large("Too many words have the beginnings side by side that the query asks for") from error


def _references(
    searcher: Searcher, plan: Plan, now: datetime, most: int, only: Sequence[str] | None
) -> tuple[int, list[str]]:
    query = query_of(searcher, plan, now)
    if only is not None:
        chosen = Query.term_set_query(schema.SCHEMA, schema.REFERENCE, list(only))
        query = Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(chosen, 0.0))])
    total = some(searcher, query, 1).total
    if not 0 < total <= most:
        return total, []
    found = page(searcher, query, replace(plan, start=0, limit=total, group=False), scored=plan.is_scored)
    return total, [str(searcher.doc(address).get_first(schema.REFERENCE)) for address in found.addresses]


def query_of(searcher: Searcher, plan: Plan, now: datetime) -> Query:
    """Return the whole query of a plan. Raises as `run`."""
    return _whole(searcher, *_clauses(searcher, plan, now))


def _of_few(searcher: Searcher, seen: Hits, clauses: Clauses, circle: Circle | None) -> Query:
    """Return the query that finds what was seen: itself where that is little, else the one that found it."""
    return of_hits(seen, searcher) if seen.total <= _LITTLE else _whole(searcher, clauses, circle)


def _whole(searcher: Searcher, clauses: Clauses, circle: Circle | None, *, many: bool = False) -> Query:
    if circle is None:
        return Query.boolean_query(clauses)
    around = Query.const_score_query(circle_query(circle, searcher, clauses, many=many), 0.0)
    return Query.boolean_query([*clauses, (Occur.Must, around)])


def _clauses(searcher: Searcher, plan: Plan, now: datetime) -> tuple[Clauses, Circle | None]:
    """Return the clauses of a plan, and apart from them its circle where that can be looked at last."""
    setting = Setting(plan.kinds, plan.languages, now, searcher)
    try:
        trees = [_tree(words) for words in plan.queries]
        for tree in trees:
            weigh(tree, setting)
        if setting.work.is_large:
            turns.take()
        asked = [build(tree, setting) for tree in trees]
    except QueryLimitError as error:
        raise too_large(error.message) from error
    except (QueryError, ValueError) as error:
        # The engine has limits of its own, on the size of patterns for one.
        raise unreadable_query() from error
    circles = [one for one in plan.filters if isinstance(one, Circle)]
    joint = any(isinstance(one, Moments) and one.times for one in plan.filters)
    circle = circles[0] if len(circles) == 1 and not joint else None
    filters = [one for one in plan.filters if one is not circle]
    clauses = [(Occur.Must, query) for query in asked]
    return clauses + compile_filters(filters, searcher, plan.kinds, now), circle


def _tree(words: Words) -> Node:
    return parse_text(words.text) if words.free else parse(words.text)


def _members(searcher: Searcher, addresses: list[DocAddress], plan: Plan) -> list[Member]:
    """Return what stands at these addresses. Ids alone are told from columns: documents take longer."""
    if len(plan.kinds) == 1 and not plan.embed:
        halves: list[Any] = [
            searcher.fast_field_values(name, addresses) for name in (schema.ID_HIGH, schema.ID_LOW)
        ]
        if None not in halves[0]:
            return [Member(plan.kinds[0], identifier_of(*one), b"{}") for one in zip(*halves, strict=True)]
    return [_member(searcher.doc(address).to_dict()) for address in addresses]


def _member(stored: dict[str, list[Any]]) -> Member:
    kind, _, identifier = stored[schema.REFERENCE][0].partition("/")
    return Member(kind, identifier, bytes(stored[schema.STORED][0]))
