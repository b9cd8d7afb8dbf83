# SPDX-License-Identifier: EUPL-1.2
"""How much work a query may ask of the engine, reckoned before anything is looked up.

The unit is about one word looked up in one column. Patterns and misspelt words walk through the words
of a column, and cost more; what every document has, and what is asked again, reads the whole index once
more. Different plain words are cheap: all of them together read an index at most once.
"""

from dataclasses import dataclass, field, replace

from foyer.blocks.query.public import (
    Fuzzy,
    Gap,
    Phrase,
    QueryLimitError,
    Range,
    Regex,
    Text,
    Wildcard,
    pattern_states,
)
from foyer.blocks.search.engine.compile_leaf import ValueLeaf

MOST_WORK = 40_000
WHOLE_INDEX = 40
"""What it costs to go through all documents."""

_BEGINNING, _PATTERN, _NEAR = 20, 80, 40
# The engine makes a table of a pattern for each field: of 60 states in 25 ms, of 120 in 100 ms.
_TEN_STATES = 25
# Each document has an id of its own, and a pattern that may begin with anything goes through all of them.
IDS = frozenset({"id", "@id"})
_IDS_A_UNIT = 40


@dataclass
class Work:
    """The work of all queries of one request."""

    done: int = 0
    _asked: set[object] = field(default_factory=set)

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

    def add_leaf(self, node: ValueLeaf, fields: int, ids: int = 0) -> None:
        """Count what a leaf costs in so many fields; asked before, it is no news to the engine's caches.

        `ids` is how many there are in those of the fields in which each document has one of its own.
        """
        plain = replace(node, boost=1.0, start=0, end=0)
        again = plain in self._asked
        self._asked.add(plain)
        through = ids // _IDS_A_UNIT if _begins_anyhow(node) else 0
        self.add(fields * _units(node) + through + (WHOLE_INDEX if again else 0))


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
            return first + _TEN_STATES * (pattern_states(node) // 10) ** 2
        case Regex():
            return _PATTERN + _TEN_STATES * (pattern_states(node) // 10) ** 2
        case Range():
            return _PATTERN + 8 * (len(node.low or "") + len(node.high or ""))
        case Fuzzy():
            return _NEAR
        case _:
            return _PATTERN
