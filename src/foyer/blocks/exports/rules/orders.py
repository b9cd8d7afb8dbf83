# SPDX-License-Identifier: EUPL-1.2
"""What somebody wants exported, as a value that is kept until it is done."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from foyer.blocks.exports.rules.grouping import NONE

KINDS = {
    "events": ("event",),
    "places": ("place",),
    "offers": ("event", "place"),
    "organizers": ("organizer",),
}
TIPS, MAP = "tips", "map"


@dataclass(frozen=True)
class Style:
    """How a printed list looks: its words, the brand of which it has the colour, the name of a logo."""

    title: str = ""
    subtitle: str = ""
    footer: str = ""
    publisher: str = ""
    brand: str = ""
    logo: str = ""
    template: str = TIPS


@dataclass(frozen=True)
class Order:
    """One export: the search in the words of its API, and what is made of what it finds.

    `only` limits it to items (kind, id); `properties` are names of columns and groups, all where there are
    none. `language` is that of texts and headings.
    """

    format: str
    collection: str
    parameters: Sequence[tuple[str, str]] = ()
    only: Sequence[tuple[str, str]] | None = None
    properties: Sequence[str] = ()
    language: str = "nl"
    grouping: str = NONE
    style: Style = field(default_factory=Style)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of items that it may hold."""
        return KINDS[self.collection]

    @property
    def is_arranged(self) -> bool:
        """Whether all items must be looked at before the first is written: for their headings, or a map."""
        return self.grouping != NONE or self.has_map

    @property
    def has_map(self) -> bool:
        """Whether a map shows where its items lie."""
        return self.format == "pdf" and self.style.template == MAP

    def document(self) -> dict[str, Any]:
        """Return this order as JSON."""
        return asdict(self)

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> Self:
        """Return an order from what `document` made."""
        pairs = [(name, value) for name, value in document["parameters"]]
        only = document["only"]
        return cls(
            **{
                **document,
                "parameters": pairs,
                "only": None if only is None else [(kind, public_id) for kind, public_id in only],
                "style": Style(**document["style"]),
            }
        )
