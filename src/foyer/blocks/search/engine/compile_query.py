# SPDX-License-Identifier: EUPL-1.2
"""From the tree of a query to a query of the engine, clause by clause, with scores.

The block query says what a tree means (`matches`); the tests hold both against each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

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
from foyer.blocks.search.engine import compile_leaf, compile_ranges, presence, schema, turns
from foyer.blocks.search.engine.work import WHOLE_INDEX, Alike, Work, alike, is_walked

# So many characters of words and of names of fields are short enough to be kept.
_SHORT = 80
# A text of so many words has few terms in all its fields.
_FEW_WORDS = 4
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


class _Fields(NamedTuple):
    """The fields of a name: each, and by what leaves cost in them."""

    each: tuple[Field, ...]
    alike: tuple[Alike, ...]


def compile_query(node: Node, setting: Setting) -> Query:
    """Return the engine's query for a tree.

    Raises:
        QueryValueError: a value that its field cannot have.
        QueryLimitError: more work than anybody gets.
    """
    weigh(node, setting)
    if setting.work.is_large:
        turns.take()
    return build(node, setting)


def weigh(node: Node, setting: Setting) -> None:
    """Count the work of a tree before anything of it is made.

    Raises:
        QueryLimitError: more work than anybody gets.
    """
    match node:
        case Boolean():
            for clause in node.clauses:
                weigh(clause.node, setting)
            if _only_prohibits(node):
                setting.work.add(WHOLE_INDEX)
        case Everything() | Exists():
            setting.work.add(WHOLE_INDEX)
        case Nothing():
            pass
        case _:
            setting.work.add_leaf(node, _fields_asked(node.field, setting).alike, _documents(setting))


def build(node: Node, setting: Setting) -> Query:
    """Return the engine's query for a tree that was weighed.

    Raises:
        QueryValueError: a value that its field cannot have.
        QueryLimitError: a pattern too large for the engine, or more of them than anybody gets.
    """
    match node:
        case Boolean():
            return boosted(_group(node, setting), node.boost)
        case Everything():
            return Query.const_score_query(Query.all_query(), node.boost)
        case Nothing():
            return Query.empty_query()
        case Exists():
            return Query.const_score_query(_exists(node.field, setting), node.boost)
        case _:
            return boosted(_leaf(node, setting), node.boost)


def boosted(query: Query, boost: float) -> Query:
    """Return a query whose score counts so many times."""
    return query if boost == 1 else Query.boost_query(query, boost)


def _group(node: Boolean, setting: Setting) -> Query:
    clauses = [(_PARTS[clause.occur], build(clause.node, setting)) for clause in node.clauses]
    if _only_prohibits(node):
        clauses.append((Part.Must, Query.const_score_query(Query.all_query(), 0.0)))
    return Query.boolean_query(clauses)


def _only_prohibits(node: Boolean) -> bool:
    return all(clause.occur is Occur.PROHIBITED for clause in node.clauses)


def _exists(path: str, setting: Setting) -> Query:
    names = {path} | ({one.name for one in resolve(path)} if "*" in path else set())
    return presence.asked(names, setting.kinds)


def _leaf(node: compile_leaf.ValueLeaf, setting: Setting) -> Query:
    if isinstance(node, Text) and _is_little(node):
        asked = node.field, tuple(setting.kinds), tuple(setting.languages)
        if (kept := _of_text(node.text, *asked, all_words=node.all_words)) is not None:
            return kept
    # A value need not be possible for all fields that a wildcard reaches.
    strict = node.field is None or "*" not in node.field
    return _best_of(list(_by_field(node, setting, strict=strict).values()))


def _is_little(node: Text) -> bool:
    """Say whether what is made of a text is little enough to be kept."""
    if len(node.text) > _SHORT or len(node.field or "") > _SHORT:
        return False
    return compile_leaf.count_words(node.text) <= _FEW_WORDS


# Visitors look for the same words, and each stands for some thirty-five columns.
@lru_cache(maxsize=512)
def _of_text(
    text: str, name: str | None, kinds: tuple[str, ...], languages: tuple[str, ...], *, all_words: bool
) -> Query | None:
    """Return the query of words; None where a field holds something else than words."""
    fields = _fields(name, kinds, languages).each
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
    weigh(node, setting)
    found = _by_field(node, setting, strict=False)
    return {name: boosted(query, node.boost) for name, query in found.items()}


def _by_field(node: compile_leaf.ValueLeaf, setting: Setting, *, strict: bool) -> dict[str, Query]:
    """Return the queries of a leaf by field; of a large query those that find something.

    A field that cannot have the value is left out, unless `strict`.
    """
    found = {}
    for one in _fields_asked(node.field, setting).each:
        try:
            query = compile_leaf.compile_leaf(node, one, setting.now, setting.searcher)
        except QueryValueError:
            if strict:
                raise
            continue
        if setting.searcher is not None and setting.work.is_large and is_walked(node, one):
            if not setting.searcher.search(query, 1, count=False).hits:
                continue
            setting.work.keep(node, one, _documents(setting))
        found[one.name] = query
    return found


def _documents(setting: Setting) -> int:
    return 0 if setting.searcher is None else setting.searcher.num_docs


def _fields_asked(name: str | None, setting: Setting) -> _Fields:
    return _fields(name, tuple(setting.kinds), tuple(setting.languages))


def _fields(name: str | None, kinds: tuple[str, ...], languages: tuple[str, ...]) -> _Fields:
    """Return the fields of a name over all kinds that are asked, each column once."""
    if name is None or len(name) <= _SHORT:
        return _fields_kept(name, kinds, languages)
    return _fields_kept.__wrapped__(name, kinds, languages)


@lru_cache(maxsize=1024)
def _fields_kept(name: str | None, kinds: tuple[str, ...], languages: tuple[str, ...]) -> _Fields:
    found: dict[str, Field] = {}
    for kind in kinds:
        fields = default_fields(kind, languages) if name is None else resolve(name, kind)
        for one in fields:
            found.setdefault(f"{schema.column(one).name} {one.source}", one)
    each = tuple(found.values())
    return _Fields(each, alike(each))
