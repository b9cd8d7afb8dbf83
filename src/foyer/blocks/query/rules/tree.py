# SPDX-License-Identifier: EUPL-1.2
"""The tree of a query: small, frozen, with the place of every part in the text.

`field` is the name as written (unescaped, possibly with `*`), or None for the default fields.
`start` and `end` are character offsets; they do not count when trees are compared.
The left-to-right rules of the operators are already applied: a `Boolean` says of each clause
whether it is required, optional or prohibited.
"""

from dataclasses import dataclass
from dataclasses import field as attribute
from enum import Enum

from foyer.blocks.query.rules.words import words

MOST_WAYS = 600
"""A phrase whose words may lie in more ways asks for all of them, wherever they stand in the field."""


class Occur(Enum):
    """The part that a clause plays in its group."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    PROHIBITED = "prohibited"


class Gap(Enum):
    """What a wildcard leaves open: any run of characters, or exactly one."""

    MANY = "*"
    ONE = "?"


@dataclass(frozen=True, slots=True)
class Text:
    """One word, or a run of bare words joined by single blanks, for each field to analyse itself.

    A field of whole values compares the whole text; a text field needs one of the words, or each of
    them (within that field) when `all_words`.
    """

    field: str | None
    text: str
    all_words: bool = False
    boost: float = 1.0
    start: int = attribute(default=0, compare=False)
    end: int = attribute(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A quoted text: consecutive words in a text field (with `slop`), the whole value elsewhere."""

    field: str | None
    text: str
    slop: int = 0
    boost: float = 1.0
    start: int = attribute(default=0, compare=False)
    end: int = attribute(default=0, compare=False)

    @property
    def ways(self) -> int:
        """Return in how many ways the words may lie, each of them up to `slop` places late."""
        few = min(len(words(self.text)), 10)
        ways: int = (self.slop + 1) ** few - self.slop**few
        return ways

    @property
    def is_loose(self) -> bool:
        """Say whether the order and the distance of the words are no longer asked for."""
        return self.ways > MOST_WAYS


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A pattern over a whole token: literal pieces and gaps in order."""

    field: str | None
    parts: tuple[str | Gap, ...]
    boost: float = 1.0
    start: int = attribute(default=0, compare=False)
    end: int = attribute(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression over a whole token, as written between the slashes."""

    field: str | None
    pattern: str
    boost: float = 1.0
    start: int = attribute(default=0, compare=False)
    end: int = attribute(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A token at most `distance` (0, 1 or 2) edits away; a transposition is one edit."""

    field: str | None
    text: str
    distance: int
    boost: float = 1.0
    start: int = attribute(default=0, compare=False)
    end: int = attribute(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Range:
    """Values between two bounds as written; None is an open side."""

    field: str | None
    low: str | None
    high: str | None
    include_low: bool = True
    include_high: bool = True
    boost: float = 1.0
    start: int = attribute(default=0, compare=False)
    end: int = attribute(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Exists:
    """The document has a value in this field, or in any field below it."""

    field: str
    boost: float = 1.0
    start: int = attribute(default=0, compare=False)
    end: int = attribute(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches each document."""

    boost: float = 1.0
    start: int = attribute(default=0, compare=False)
    end: int = attribute(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Nothing:
    """Matches no document: what an empty query means."""

    start: int = attribute(default=0, compare=False)
    end: int = attribute(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """A member of a group with the part that it plays."""

    occur: Occur
    node: "Node"


@dataclass(frozen=True, slots=True)
class Boolean:
    """A group: all required, no prohibited; without required ones at least one optional clause.

    With prohibited clauses only, it matches everything except those.
    """

    clauses: tuple[Clause, ...]
    boost: float = 1.0
    start: int = attribute(default=0, compare=False)
    end: int = attribute(default=0, compare=False)


Leaf = Text | Phrase | Wildcard | Regex | Fuzzy | Range | Exists | Everything | Nothing
Node = Leaf | Boolean
