# SPDX-License-Identifier: EUPL-1.2
"""How queries were read, and what each of their clauses adds to the scores of a page.

A clause is asked once more of the documents of the page alone, as a whole and in each of its fields: the
numbers are those of the engine itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tantivy import DocAddress, Query, Searcher
from tantivy import Occur as Part

from foyer.blocks.query.public import (
    Boolean,
    Clause,
    Node,
    Occur,
    QueryError,
    QueryLimitError,
    parse,
    parse_text,
    to_text,
)
from foyer.blocks.search.engine import schema, turns
from foyer.blocks.search.engine.compile_query import Setting, by_field, compile_query
from foyer.blocks.search.engine.order import page
from foyer.blocks.search.engine.search import few_beginnings, query_of
from foyer.blocks.search.rules.request.plan import Plan, Words
from foyer.blocks.search.rules.request.refusals import parameter, too_large

MOST_MEMBERS = 50
MOST_CLAUSES = 50

Scores = dict[str, float]


@dataclass(frozen=True)
class Explanation:
    """What is told of a search: the number of all matches, the queries, and the members of the page.

    Each query is (where it came from, its text, how it was read, its clauses); each member is
    (reference, score, what its clauses add).
    """

    total: int
    queries: list[dict[str, Any]]
    members: list[tuple[str, float, list[dict[str, Any]]]]


def explain(searcher: Searcher, plan: Plan, now: datetime) -> Explanation:
    """Explain a search.

    Raises:
        Problem: a query of the plan cannot be read, or asks for more work than anybody gets.
    """
    with turns.search(), few_beginnings():
        return _explain(searcher, plan, now)


def _explain(searcher: Searcher, plan: Plan, now: datetime) -> Explanation:
    trees = [(words, _read(words, _setting(searcher, plan, now))) for words in plan.queries]
    query = query_of(searcher, plan, now)
    found = page(searcher, query, plan, scored=True)
    shown = [_reference(searcher, address) for address in found.addresses]
    scores = _scores(searcher, query, shown)
    queries, parts = [], []
    for words, tree in trees:
        clauses = _clauses(tree, every=words.free)[:MOST_CLAUSES]
        queries.append(_told(words, tree, clauses))
        parts += [
            (words.origin, clause, *_of_clause(searcher, clause, plan, now, shown)) for clause in clauses
        ]
    members = [(reference, scores.get(reference, 0.0), _adds(reference, parts)) for reference in shown]
    return Explanation(found.total, queries, members)


def _setting(searcher: Searcher, plan: Plan, now: datetime) -> Setting:
    """Return where to compile once: what is told twice costs the search itself only once."""
    return Setting(plan.kinds, plan.languages, now, searcher)


def _tree(words: Words) -> Node:
    return parse_text(words.text) if words.free else parse(words.text)


def _read(words: Words, setting: Setting) -> Node:
    """Return the tree of a query. What is wrong is told here; the search has one text for all of it."""
    try:
        tree = _tree(words)
        compile_query(tree, setting)
    except QueryLimitError as error:
        raise too_large(error.message) from error
    except QueryError as error:
        raise parameter(f"{words.origin}: {error}") from error
    return tree


def _clauses(tree: Node, *, every: bool) -> list[Clause]:
    """Return the clauses of the outermost group; a query of one clause is a group of one."""
    if isinstance(tree, Boolean):
        return list(tree.clauses)
    return [Clause(Occur.REQUIRED if every else Occur.OPTIONAL, tree)]


def _written(node: Node, *, free: bool) -> str:
    try:
        return to_text(node, "AND" if free else "OR")
    except ValueError:
        return to_text(node)


def _told(words: Words, tree: Node, clauses: Sequence[Clause]) -> dict[str, Any]:
    return {
        "parameter": words.origin,
        "text": words.text,
        "read": _written(tree, free=words.free),
        "clauses": [
            {
                "read": _written(clause.node, free=words.free),
                "part": clause.occur.value,
                "start": clause.node.start,
                "end": clause.node.end,
            }
            for clause in clauses
        ],
    }


def _of_clause(
    searcher: Searcher, clause: Clause, plan: Plan, now: datetime, shown: Sequence[str]
) -> tuple[Scores, dict[str, Scores]]:
    """Return the scores of a clause, and of each of its fields, by reference."""
    whole = _scores(searcher, compile_query(clause.node, _setting(searcher, plan, now)), shown)
    fields = by_field(clause.node, _setting(searcher, plan, now))
    return whole, {name: _scores(searcher, query, shown) for name, query in fields.items()}


def _adds(
    reference: str, parts: Sequence[tuple[str, Clause, Scores, dict[str, Scores]]]
) -> list[dict[str, Any]]:
    """Return what each clause that a document matches adds to its score, the best field first."""
    added = []
    for origin, clause, whole, fields in parts:
        if reference in whole:
            best = sorted(
                ((scores[reference], name) for name, scores in fields.items() if reference in scores),
                key=lambda one: (-one[0], one[1]),
            )
            added.append(
                {
                    "parameter": origin,
                    "start": clause.node.start,
                    "end": clause.node.end,
                    "score": whole[reference],
                    "fields": {name: score for score, name in best},
                }
            )
    return added


def _scores(searcher: Searcher, query: Query, shown: Sequence[str]) -> Scores:
    """Return what a query scores for these documents; those that it does not find are absent."""
    if not shown:
        return {}
    among = Query.term_set_query(schema.SCHEMA, schema.REFERENCE, list(shown))
    asked = Query.boolean_query([(Part.Must, Query.const_score_query(among, 0.0)), (Part.Must, query)])
    result: Any = searcher.search(asked, len(shown))
    return {_reference(searcher, address): score for score, address in result.hits}


def _reference(searcher: Searcher, address: DocAddress) -> str:
    return str(searcher.doc(address).get_first(schema.REFERENCE))
