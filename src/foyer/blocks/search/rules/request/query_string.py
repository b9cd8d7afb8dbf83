# SPDX-License-Identifier: EUPL-1.2
"""Query strings as clients of the contract write them: `a=1`, `a[]=1&a[]=2`, `sort[created]=asc`.

The rules are those of PHP, which the contract inherits: `+` is a blank, a scalar given twice keeps
the last value, `[]` appends, `[key]` sets, dots and blanks in a name become `_`, and what comes
after the thousandth pair is left out, as is a name with more than 64 pairs of brackets.
"""

from collections.abc import Iterable
from typing import TypeAlias
from urllib.parse import unquote_plus

Value: TypeAlias = str | dict[str, "Value"]
_MOST = 1000
_DEEPEST = 64


def pairs(text: str) -> list[tuple[str, str]]:
    """Return the decoded (name, value) pairs of a query string, in order."""
    found = []
    for part in text.split("&")[: _MOST + 1]:
        name, _, value = part.partition("=")
        if name:
            found.append((unquote_plus(name), unquote_plus(value)))
    return found[:_MOST]


def gathered(given: Iterable[tuple[str, str]]) -> dict[str, Value]:
    """Return pairs as values by name: a text, or a map of them for names with brackets."""
    values: dict[str, Value] = {}
    for name, value in given:
        path = _path(name.lstrip(" "))
        if path:
            _set(values, path, value)
    return values


def _path(name: str) -> list[str]:
    """Return the name and the keys in its brackets; the empty key appends."""
    begin = name.find("[")
    if begin <= 0 or "]" not in name[begin:]:
        plain = name.replace(".", "_").replace(" ", "_").replace("[", "_")
        return [plain] if plain else []
    path = [name[:begin].replace(".", "_").replace(" ", "_")]
    rest = name[begin:]
    if rest.count("[") > _DEEPEST:
        return []
    while rest.startswith("[") and (end := rest.find("]")) > 0:
        path.append(rest[1:end])
        rest = rest[end + 1 :]
    return path


def _set(values: dict[str, Value], path: list[str], value: str) -> None:
    for step, key in enumerate(path):
        place = key if key or not step else str(_next(values))
        if step == len(path) - 1:
            values[place] = value
            return
        below = values.get(place)
        if not isinstance(below, dict):
            below = {}
            values[place] = below
        values = below


def _next(values: dict[str, Value]) -> int:
    return max((int(key) for key in values if key.isascii() and key.isdigit()), default=-1) + 1
