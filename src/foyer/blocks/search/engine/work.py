# SPDX-License-Identifier: EUPL-1.2
"""How much work a query may ask of the engine, reckoned before anything is made or looked up.

The unit is about one word looked up in one column. Patterns and misspelt words walk through the words
of a column, and cost more; what every document has, and what is asked again, reads the whole index once
more. Different plain words are cheap: all of them together read an index at most once.

What a query holds at a time is reckoned, too: a table for each pattern in each field, a set of documents
for what each of these finds, and something for each word. Of large queries only what finds anything is
kept, and one is answered at a time (`turns`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

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
    pattern_states,
    table_states,
)
from foyer.blocks.search.engine.compile_leaf import ValueLeaf, beginning

MOST_WORK = 40_000
WHOLE_INDEX = 40
"""What it costs to go through all documents."""

LARGE = 32_000_000
"""A query that may hold more bytes is answered by itself, and only with those patterns that find anything."""

MOST_KEPT = 128_000_000
"""So many bytes these patterns may hold."""

_BEGINNING, _PATTERN, _NEAR = 20, 80, 40
# The engine makes a table of a pattern for each field: of 60 states in 25 ms, of 120 in 100 ms.
_TEN_STATES, _STATES_A_UNIT = 25, 2
# Each document has an id of its own, and a pattern that may begin with anything goes through all of them.
IDS = frozenset({"id", "@id"})
_IDS_A_UNIT = 40
# The table for misspelt words grows with their length: longer ones cost more.
_LETTERS, _A_LETTER = 12, 6
# Bytes, measured: of a state of a table, a letter of a misspelt word by its distance, a word in a field that
# some document says, a question for a time. Of a set of documents a bit for each.
_A_STATE, _A_WORD, _A_TIME = 4_200, 4_000, 400_000
_A_NEAR_LETTER = (5_000, 10_000, 24_000)
_TOKENS = frozenset({Type.TEXT, Type.EXACT, Type.KEYWORD, Type.PREFIXES})
_TIMES = frozenset({"dateRange", "localTimeRange"})


class Alike(NamedTuple):
    """Fields in which a leaf costs the same: one of them, and how many they are."""

    one: Field
    many: int


def alike(fields: Iterable[Field]) -> tuple[Alike, ...]:
    """Return fields by what leaves cost in them."""
    found: dict[object, list[Field]] = {}
    for one in fields:
        found.setdefault((one.type, one.source in _TIMES, one.name in IDS), []).append(one)
    return tuple(Alike(same[0], len(same)) for same in found.values())


@dataclass
class Work:
    """The work of all queries of one request, the bytes that they may hold, and those that patterns do."""

    done: int = 0
    held: int = 0
    kept: int = 0
    _asked: set[object] = field(default_factory=set)

    @property
    def is_large(self) -> bool:
        """Whether so much may be held that it matters who asks besides."""
        return self.held > LARGE

    def add(self, units: int) -> None:
        """Count work.

        Raises:
            QueryLimitError: it is more than anybody gets.
        """
        self.done += units
        if self.done > MOST_WORK:
            raise QueryLimitError(
                f"The query asks for too much work: at most {MOST_WORK:,} words in one field each, of which "
                f"a word with a wildcard or ~ counts for {_BEGINNING} to {_PATTERN}, a long pattern for more",
                0,
            )

    def add_leaf(self, node: ValueLeaf, fields: Sequence[Alike], documents: int = 0) -> None:
        """Count what a leaf costs in fields; asked before, it is no news to the engine's caches.

        `documents` is how many there are.
        """
        # Where it stands does not count when leaves are compared.
        plain = node if node.boost == 1 else replace(node, boost=1.0)
        again = plain in self._asked
        self._asked.add(plain)
        self.add(WHOLE_INDEX if again else 0)
        units = _units(node)
        for one, many in fields:
            apart = _BEGINNING if one.type is Type.PREFIXES and isinstance(node, Phrase) else 1
            through = documents // _IDS_A_UNIT if one.name in IDS and _begins_anyhow(node) else 0
            self.add(many * (units * apart + through))
            self.held += many * bytes_of(node, one, documents)

    def keep(self, node: ValueLeaf, one: Field, documents: int) -> None:
        """Count a leaf that finds something in a field.

        Raises:
            QueryLimitError: all of them hold more than anybody gets.
        """
        self.kept += bytes_of(node, one, documents)
        if self.kept > MOST_KEPT:
            raise QueryLimitError(
                "The patterns and words with ~ of this query find something in too many fields: "
                "name fields, or ask for fewer at a time",
                0,
            )


def is_walked(node: ValueLeaf, one: Field) -> bool:
    """Say whether the engine walks through the words of a field for a leaf."""
    return one.type in _TOKENS and isinstance(node, Wildcard | Regex | Fuzzy | Range)


def bytes_of(node: ValueLeaf, one: Field, documents: int) -> int:
    """Return about how much the query of a leaf in a field holds while it is answered."""
    if one.type not in _TOKENS:
        return _A_TIME if one.source in _TIMES else 0
    match node:
        case Text():
            return _A_WORD * (1 + node.text.count(" "))
        case Phrase():
            apart = 4 * _BEGINNING if one.type is Type.PREFIXES else 1
            return _A_WORD * apart * _units(node)
        case Fuzzy():
            return len(node.text) * _A_NEAR_LETTER[node.distance] + documents // 8
        case Wildcard() if (begun := beginning(node)) is not None:
            return len(begun) * _A_NEAR_LETTER[0] + documents // 8
        case Wildcard() | Regex():
            return table_states(node) * _A_STATE + documents // 8
        case Range():
            return _units(node) * _A_STATE + documents // 8


def _begins_anyhow(node: ValueLeaf) -> bool:
    """Say whether what a leaf looks for may begin with anything."""
    return isinstance(node, Regex) or (isinstance(node, Wildcard) and isinstance(node.parts[0], Gap))


def _units(node: ValueLeaf) -> int:
    """Return the work of a leaf in one field."""
    match node:
        case Text():
            return 1 + node.text.count(" ")
        case Phrase():
            return (1 + node.text.count(" ")) * (1 if node.is_loose else node.ways)
        case Wildcard():
            first = _PATTERN if _begins_anyhow(node) else _BEGINNING
            return _of_pattern(node, 0 if beginning(node) else table_states(node), first)
        case Regex():
            return _of_pattern(node, table_states(node), _PATTERN)
        case Range():
            return _PATTERN + 8 * (len(node.low or "") + len(node.high or ""))
        case Fuzzy():
            return _NEAR + _A_LETTER * max(0, len(node.text) - _LETTERS)
        case _:
            return _PATTERN


def _of_pattern(node: Wildcard | Regex, table: int, first: int) -> int:
    return max(first + _TEN_STATES * (pattern_states(node) // 10) ** 2, table // _STATES_A_UNIT)
