# SPDX-License-Identifier: EUPL-1.2
"""From the tree of a query to a query of the engine, clause by clause, with scores.

The block query says what a tree means (`matches`); the tests hold both against each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

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
    Text,
    default_fields,
    resolve,
)
from foyer.blocks.search.engine import compile_leaf, compile_ranges, presence, schema
from foyer.blocks.search.engine.work import IDS, WHOLE_INDEX, Work

# So many characters of words and of names of fields are short enough to be kept.
_SHORT = 80
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
    asked = name, tuple(setting.kinds), tuple(setting.languages)
    fields = _fields(*asked)
    setting.work.add_leaf(node, len(fields), _ids(fields, setting))
    if isinstance(node, Text) and len(node.text) <= _SHORT:
        kept = _of_text(node.text, *asked, all_words=node.all_words)
        if kept is not None:
            return kept
    queries = []
    for one in fields:
        try:
            queries.append(compile_leaf.compile_leaf(node, one, setting.now, setting.searcher))
        except QueryValueError:
            # A value need not be possible for all fields that a wildcard reaches.
            if name is None or "*" not in name:
                raise
    return _best_of(queries)


# Visitors look for the same words, and each stands for some thirty-five columns.
@lru_cache(maxsize=1024)
def _of_text(
    text: str, name: str | None, kinds: tuple[str, ...], languages: tuple[str, ...], *, all_words: bool
) -> Query | None:
    """Return the query of words; None where a field holds something else than words."""
    fields = _fields(name, kinds, languages)
    if any(one.type in schema.RANGED or one.type in compile_ranges.NUMBERS for one in fields):
        return None
    return _best_of([compile_leaf.of_text(text, schema.column(one), all_words=all_words) for one in fields])


def _best_of(queries: Sequence[Query]) -> Query:
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(list(queries))


def by_field(node: Node, setting: Setting) -> dict[str, Query]:
    """Return the query of a leaf in each of its fields, by their names; empty for other nodes.

    Raises as `compile_query`.
    """
    if isinstance(node, Boolean | Everything | Nothing | Exists):
        return {}
    fields = _fields(node.field, tuple(setting.kinds), tuple(setting.languages))
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


def _fields(name: str | None, kinds: tuple[str, ...], languages: tuple[str, ...]) -> tuple[Field, ...]:
    """Return the fields of a name over all kinds that are asked, each column once."""
    if name is None or len(name) <= _SHORT:
        return _fields_kept(name, kinds, languages)
    return _fields_kept.__wrapped__(name, kinds, languages)


@lru_cache(maxsize=1024)
def _fields_kept(name: str | None, kinds: tuple[str, ...], languages: tuple[str, ...]) -> tuple[Field, ...]:
    found: dict[str, Field] = {}
    for kind in kinds:
        fields = default_fields(kind, languages) if name is None else resolve(name, kind)
        for one in fields:
            found.setdefault(f"{schema.column(one).name} {one.source}", one)
    return tuple(found.values())
