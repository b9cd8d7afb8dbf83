# SPDX-License-Identifier: EUPL-1.2
"""One leaf of a query in one field, as a query of the engine."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import product

from tantivy import Occur as Part
from tantivy import Query, Searcher

from foyer.blocks.query.public import (
    Field,
    Fuzzy,
    Gap,
    Phrase,
    QueryLimitError,
    Range,
    Regex,
    Text,
    Type,
    Wildcard,
    interval,
    pattern_source,
    words,
)
from foyer.blocks.search.engine import compile_ranges, schema
from foyer.blocks.search.engine.schema import SCHEMA, Column
from foyer.blocks.search.rules import token_ranges

_ANYTHING = r"[\s\S]*"
# So many characters of the bounds of a range are looked at, where the engine bears it.
_BOUNDS = (100, 48, 24, 12, 6)
_LONGEST_BEGINNING = 40
# More beginnings side by side are in no name.
_MOST_BESIDE = 50
# The engine has a state of a table for each byte of a word of which more than 20 letters are asked, and at
# most 1,000 of them; side by side it finds out only while it searches.
_MOST_BYTES = 900
# A table for each word is held at the same time.
_MOST_TOGETHER = 2_000
# The table of a pattern of so many signs is small.
_SHORT = 40


ValueLeaf = Text | Phrase | Wildcard | Regex | Fuzzy | Range


def compile_leaf(node: ValueLeaf, field: Field, now: datetime, searcher: Searcher | None = None) -> Query:
    """Return the query of a leaf in one field.

    Raises:
        QueryValueError: the field cannot have what the leaf asks.
    """
    column = schema.column(field)
    if field.type in schema.RANGED or field.type in compile_ranges.NUMBERS:
        asked = interval(field.type, node, now)
        return Query.empty_query() if asked is None else compile_ranges.in_interval(column, *asked, searcher)
    match node:
        case Text():
            return of_text(node.text, column, all_words=node.all_words)
        case Phrase() if field.type in {Type.TEXT, Type.PREFIXES}:
            return _phrase(node, column)
        case Phrase():
            return Query.term_query(SCHEMA, column.name, _folded(node.text, column))
        case Wildcard() if (begun := beginning(node)) is not None:
            return _begun(column, _folded(begun, column))
        case Wildcard() | Regex():
            return _pattern(column, pattern_source(node, field.type))
        case Fuzzy():
            return _fuzzy(node, column)
        case Range():
            return _between(node, column)


def _folded(text: str, column: Column) -> str:
    return text if column.type is Type.KEYWORD else text.lower()


def _token(word: str, column: Column) -> str:
    """Return a word as the column holds it."""
    return f"{column.source}{schema.MARK}{word}" if column.name == schema.OTHER else word


def of_text(text: str, column: Column, *, all_words: bool) -> Query:
    """Return the query of bare words in a column of words or of whole values."""
    if column.type not in {Type.TEXT, Type.PREFIXES}:
        return Query.term_query(SCHEMA, column.name, _folded(text, column))
    found = _different_words(text)
    part = Part.Must if all_words else Part.Should
    terms = [Query.term_query(SCHEMA, column.name, _token(word, column)) for word in found]
    if len(terms) == 1:
        return terms[0]
    return Query.boolean_query([(part, term) for term in terms]) if terms else Query.empty_query()


# A leaf without a field is compiled for each of some forty.
@lru_cache(maxsize=256)
def _different_words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words(text)))


def count_words(text: str) -> int:
    """Return of how many words a text is made that are not the same."""
    return len(_different_words(text))


def _phrase(node: Phrase, column: Column) -> Query:
    found = words(node.text)
    if not found:
        return Query.empty_query()
    if column.type is Type.PREFIXES:
        return beginnings(column, found)
    tokens = [_token(word, column) for word in found]
    if len(tokens) == 1:
        return Query.term_query(SCHEMA, column.name, tokens[0])
    if not node.slop:
        return Query.phrase_query(SCHEMA, column.name, list(tokens))
    if node.is_loose:
        return Query.boolean_query(
            [(Part.Must, Query.term_query(SCHEMA, column.name, one)) for one in tokens]
        )
    return _loose(column, tokens, node.slop)


def _loose(column: Column, tokens: Sequence[str], slop: int) -> Query:
    """Return each way in which the words may lie when every one may come up to `slop` places late."""
    ways = _ways(tuple(tokens), slop)
    return Query.disjunction_max_query([Query.phrase_query(SCHEMA, column.name, list(way)) for way in ways])


@lru_cache(maxsize=64)
def _ways(tokens: tuple[str, ...], slop: int) -> list[tuple[tuple[int, str], ...]]:
    """Return places with their words, the first at 0. One word at least is not late."""
    found = set()
    for first in range(len(tokens)):
        # Those before the first that is not late are late.
        lateness = [range(1, slop + 1)] * first + [range(1)] + [range(slop + 1)] * (len(tokens) - first - 1)
        for late in product(*lateness):
            places = [place + moved for place, moved in enumerate(late)]
            if len(set(places)) == len(places):
                start = min(places)
                found.add(tuple(sorted(zip((place - start for place in places), tokens, strict=True))))
    return sorted(found)


def beginnings(column: Column, found: Sequence[str]) -> Query:
    """Return the query for words that begin with these, side by side. The column is of type PREFIXES.

    Raises:
        QueryLimitError: these are more than anybody gets.
    """
    if len(found) > _MOST_BESIDE:
        raise QueryLimitError(f"At most {_MOST_BESIDE} beginnings of words side by side", 0)
    sizes = [len(word.encode()) for word in found]
    if any(size > _MOST_BYTES for size in sizes):
        raise QueryLimitError(f"The beginning of a word has at most {_MOST_BYTES} bytes", 0)
    if sum(sizes) > _MOST_TOGETHER:
        raise QueryLimitError(f"Beginnings side by side have at most {_MOST_TOGETHER:,} bytes together", 0)
    if len(found) == 1 and len(found[0]) <= 20:
        return Query.term_query(SCHEMA, column.name, found[0])
    plain = column.name.replace("p_", "t_", 1)
    patterns: list[str | tuple[int, str]] = [token_ranges.escaped(word) + _ANYTHING for word in found]
    if len(patterns) == 1:
        return Query.regex_query(SCHEMA, plain, str(patterns[0]))
    return Query.regex_phrase_query(SCHEMA, plain, patterns)


def beginning(node: Wildcard) -> str | None:
    """Return the beginning of all words that a wildcard finds, where it asks for nothing else."""
    begun = node.parts[0]
    if len(node.parts) != 2 or node.parts[1] is not Gap.MANY or not isinstance(begun, str):
        return None
    return begun if len(begun) <= _LONGEST_BEGINNING else None


def _begun(column: Column, begun: str) -> Query:
    """Return the query for words with a beginning: as words without a mistake, whose table is small."""
    token = _token(begun, column)
    found = Query.fuzzy_term_query(SCHEMA, column.name, token, 0, transposition_cost_one=True, prefix=True)
    return Query.const_score_query(found, 1.0)


def _pattern(column: Column, pattern: str) -> Query:
    marked = token_ranges.escaped(f"{column.source}{schema.MARK}") if column.name == schema.OTHER else ""
    whole = f"{marked}(?:{pattern})"
    try:
        query = (
            _short(column.name, whole)
            if len(whole) <= _SHORT
            else Query.regex_query(SCHEMA, column.name, whole)
        )
    except ValueError as error:
        # The engine follows patterns by a table of states, which it does not let grow.
        raise QueryLimitError("This pattern leaves open too many ways for a word to go on", 0) from error
    return Query.const_score_query(query, 1.0)


# Clients ask with the same few patterns; the engine takes half a millisecond to make the table of one,
# and up to a megabyte to keep it.
@lru_cache(maxsize=64)
def _short(name: str, pattern: str) -> Query:
    return Query.regex_query(SCHEMA, name, pattern)


def _fuzzy(node: Fuzzy, column: Column) -> Query:
    text = _token(_folded(node.text, column), column)
    if node.distance == 0 or column.name == schema.OTHER:
        return Query.term_query(SCHEMA, column.name, text)
    return Query.fuzzy_term_query(SCHEMA, column.name, text, node.distance, transposition_cost_one=True)


def _between(node: Range, column: Column) -> Query:
    """Return a range of tokens. The engine has none for texts, so it is asked as a pattern."""
    low, high = (None if bound is None else _folded(bound, column) for bound in (node.low, node.high))
    for longest in _BOUNDS:
        pattern = token_ranges.pattern(
            low, high, include_low=node.include_low, include_high=node.include_high, longest=longest
        )
        if pattern is None:
            return Query.empty_query()
        try:
            return _pattern(column, pattern)
        except QueryLimitError:
            continue
    raise QueryLimitError("The bounds of this range are too long", 0)
