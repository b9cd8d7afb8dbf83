# SPDX-License-Identifier: EUPL-1.2
"""Yes and no as people write them."""

from foyer.blocks.imports.rules.texts import fold

_YES = frozenset(
    [
        "1",
        "true",
        "t",
        "yes",
        "y",
        "ja",
        "j",
        "oui",
        "o",
        "wahr",
        "w",
        "x",
        "on",
        "aan",
        "v",
        "✓",
        "✔",
        "waar",
    ]
)
_NO = frozenset(
    [
        "0",
        "false",
        "f",
        "no",
        "n",
        "nee",
        "neen",
        "non",
        "nein",
        "off",
        "uit",
        "onwaar",
        "faux",
        "falsch",
        "-",
    ]
)


def parse_flag(text: str) -> bool | None:
    """Return what a text says, or None where it says neither yes nor no."""
    word = fold(text)
    return True if word in _YES else False if word in _NO else None
