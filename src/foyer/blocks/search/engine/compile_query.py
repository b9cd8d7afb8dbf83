# SPDX-License-Identifier: EUPL-1.2
"""From the tree of a query to a query of the engine, clause by clause, with scores.

The block query says what a tree means (`matches`); the tests hold both against each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tantivy import Occur as Part
from tantivy import Query, Searcher

from foyer.blocks.query.public import (
    Boolean,
    Everything,
    Exists,
    Field,
    Node,
    Nothing,
    Occur,
    QueryValueError,
    default_fields,
    resolve,
)
from foyer.blocks.search.engine import compile_leaf, presence, schema
from foyer.blocks.search.engine.work import IDS, WHOLE_INDEX, Work

_PARTS = {Occur.REQUIRED: Part.Must, Occur.OPTIONAL: Part.Should, Occur.PROHIBITED: Part.MustNot}


@dataclass(frozen=True)
class Setting:
    """What a query is asked of: the kinds of documents, the languages of words without a field, the time.

    `work` counts what all queries compiled with it cost; a searcher makes some of them cheaper.
    """

    kinds: tuple[str, ...]
    languages: Sequence[str]
    now: datetime
    searcher: Searcher | None = None
    work: Work = field(default_factory=Work)


def compile_query(node: Node, setting: Setting) -> Query:
    """Return the engine's query for a tree.

    Raises:
        QueryValueError: a value that its field cannot have.
        QueryLimitError: more work than anybody gets.
    """
    match node:
        case Boolean():
            return boosted(_group(node, setting), node.boost)
        case Everything():
            setting.work.add(WHOLE_INDEX)
            return Query.const_score_query(Query.all_query(), node.boost)
        case Nothing():
            return Query.empty_query()
        case Exists():
            setting.work.add(WHOLE_INDEX)
            return Query.const_score_query(_exists(node.field, setting), node.boost)
        case _:
            return boosted(_leaf(node, setting), node.boost)


def boosted(query: Query, boost: float) -> Query:
    """Return a query whose score counts so many times."""
    return query if boost == 1 else Query.boost_query(query, boost)


def _group(node: Boolean, setting: Setting) -> Query:
    clauses = [(_PARTS[clause.occur], compile_query(clause.node, setting)) for clause in node.clauses]
    parts = {part for part, _ in clauses}
    if parts <= {Part.MustNot}:
        setting.work.add(WHOLE_INDEX)
        clauses.append((Part.Must, Query.const_score_query(Query.all_query(), 0.0)))
    return Query.boolean_query(clauses)


def _exists(path: str, setting: Setting) -> Query:
    names = {path} | ({one.name for one in resolve(path)} if "*" in path else set())
    return presence.asked(names, setting.kinds)


def _leaf(node: compile_leaf.ValueLeaf, setting: Setting) -> Query:
    name = node.field
    queries = []
    fields = _fields(name, setting)
    setting.work.add_leaf(node, len(fields), _ids(fields, setting))
    for one in fields:
        try:
            queries.append(compile_leaf.compile_leaf(node, one, setting.now, setting.searcher))
        except QueryValueError:
            # A value need not be possible for all fields that a wildcard reaches.
            if name is None or "*" not in name:
                raise
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries)


def by_field(node: Node, setting: Setting) -> dict[str, Query]:
    """Return the query of a leaf in each of its fields, by their names; empty for other nodes.

    Raises as `compile_query`.
    """
    if isinstance(node, Boolean | Everything | Nothing | Exists):
        return {}
    fields = _fields(node.field, setting)
    setting.work.add_leaf(node, len(fields), _ids(fields, setting))
    found = {}
    for one in fields:
        try:
            found[one.name] = boosted(
                compile_leaf.compile_leaf(node, one, setting.now, setting.searcher), node.boost
            )
        except QueryValueError:
            # A wildcard reached a field that cannot have the value: it adds nothing.
            continue
    return found


def _ids(fields: Sequence[Field], setting: Setting) -> int:
    """Return how many ids there are to look through in these fields."""
    documents = 0 if setting.searcher is None else setting.searcher.num_docs
    return documents * sum(one.name in IDS for one in fields)


def _fields(name: str | None, setting: Setting) -> list[Field]:
    """Return the fields of a name over all kinds that are asked, each column once."""
    found: dict[str, Field] = {}
    for kind in setting.kinds:
        fields = default_fields(kind, setting.languages) if name is None else resolve(name, kind)
        for one in fields:
            found.setdefault(f"{schema.column(one).name} {one.source}", one)
    return list(found.values())
