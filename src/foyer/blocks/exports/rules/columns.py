# SPDX-License-Identifier: EUPL-1.2
"""The columns of an export: their names in the contract, what they are called, and which kinds have them.

The table is a file beside this one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from foyer.kernel.texts import LANGUAGES


@dataclass(frozen=True)
class Column:
    """A column: its name, its heading in each language, and the kinds of items that may have a value."""

    name: str
    headings: Mapping[str, str]
    kinds: frozenset[str]

    def heading(self, language: str) -> str:
        """Return what the column is called for people; Dutch where the language is none of ours."""
        return self.headings.get(language, self.headings["nl"])


_TOLD = orjson.loads(Path(__file__).with_suffix(".json").read_bytes())
COLUMNS = tuple(
    Column(name, {language: said[language] for language in LANGUAGES}, frozenset(said["of"]))
    for name, said in _TOLD.items()
)
BY_NAME = {column.name: column for column in COLUMNS}
GROUPS: dict[str, tuple[str, ...]] = {
    group: tuple(column.name for column in COLUMNS if column.name.startswith(f"{group}."))
    for group in dict.fromkeys(column.name.partition(".")[0] for column in COLUMNS if "." in column.name)
    if group != "terms"
}


def chosen(names: Iterable[str], kinds: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of these names in the order asked for, each once; all where no names are given.

    The name of a group stands for all its columns. Names that nobody knows, and columns that none of the
    kinds has, are left out.
    """
    asked = [inner for name in names for inner in GROUPS.get(name, (name,))] or list(BY_NAME)
    return tuple(
        BY_NAME[name] for name in dict.fromkeys(asked) if name in BY_NAME and BY_NAME[name].kinds & set(kinds)
    )


def known(name: str) -> bool:
    """Say whether this is a column or a group of columns."""
    return name in BY_NAME or name in GROUPS
