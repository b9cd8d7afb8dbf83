# SPDX-License-Identifier: EUPL-1.2
"""Reading of `Value` blocks: `title: Naam` in short, or columns with cleaning, lookup and default."""

import re
from collections.abc import Iterable

from foyer.blocks.imports.rules.mapping.model import Value
from foyer.blocks.imports.rules.mapping.nodes import Node, get, listed
from foyer.blocks.imports.rules.texts import Step

_SIMPLE = ("html", "unshout", "lower", "upper", "capital", "lines")
_STEPS = (*_SIMPLE, "remove", "replace", "keep", "before", "after", "cut")
_DATE_WORDS = ("iso", "epoch", "epoch-ms", "excel")
_DIRECTIVE = re.compile(r"%(.?)", re.DOTALL)
_DIRECTIVES = frozenset("aAbBcdfGHIjmMpSuUVwWxXyYzZ%")
_KEYS = (
    "column",
    "columns",
    "value",
    "join",
    "take",
    "split",
    "clean",
    "lookup",
    "otherwise",
    "default",
    "required",
    "formats",
    "limit",
)


class Columns:
    """Remembers which column the mapping names on which line, so that the file can be checked."""

    def __init__(self) -> None:
        self.seen: dict[str, int] = {}

    def name(self, node: Node) -> str:
        """Return the name of a column (a number counts from 1) and remember it."""
        name = node.text()
        if name:
            self.seen.setdefault(name, node.line)
        return name

    def names(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        """Return the names of several columns."""
        return tuple(self.name(node) for node in nodes)


def read_value(node: Node, columns: Columns) -> Value:
    """Return how one field is read."""
    if not isinstance(node.value, dict):
        return Value(columns=columns.names(node.items()))
    keys = node.keys(*_KEYS)
    named = columns.names([*listed(keys, "column"), *listed(keys, "columns")])
    if not named and "value" not in keys and "default" not in keys:
        node.wrong("needs `column`, `columns` or `value`")
    return Value(
        columns=named,
        constant=get(keys, "value", Node.text, None),
        join=get(keys, "join", lambda n: n.text().replace("\\n", "\n"), " "),
        first=get(keys, "take", lambda n: n.choice(("all", "first")), "all") == "first",
        split=get(keys, "split", _separators, None),
        steps=tuple(_step(each) for each in listed(keys, "clean")),
        lookup=get(keys, "lookup", _lookup, None),
        otherwise=get(keys, "otherwise", lambda n: n.choice(("report", "keep", "empty")), "report"),
        default=get(keys, "default", Node.text, None),
        required=get(keys, "required", Node.flag, False),
        formats=get(keys, "formats", _formats, ()),
        limit=get(keys, "limit", lambda n: n.whole(1, 100_000), 0),
    )


def _formats(node: Node) -> tuple[str, ...]:
    """Return how dates are written, each a pattern of strptime or a word for what no pattern can say."""
    for each in node.items():
        text = each.text()
        unknown = [sign for sign in _DIRECTIVE.findall(text) if sign not in _DIRECTIVES]
        if unknown:
            each.wrong(f'"%{unknown[0]}" is no part of a date; write for example %d/%m/%Y %H:%M')
        elif "%" not in text and text not in _DATE_WORDS:
            words = ", ".join(_DATE_WORDS)
            each.wrong(f'"{text}" is no form of a date; write for example %d/%m/%Y, or one of {words}')
    return node.texts()


def _separators(node: Node) -> re.Pattern[str]:
    """Return a pattern for one separator, or for any of several."""
    return re.compile("|".join(re.escape(each) for each in node.texts() if each) or "(?!)")


def _lookup(node: Node) -> dict[str, str]:
    """Return a table, its keys folded so that case and outer blanks do not matter."""
    return {key.strip().casefold(): value.text() for key, value in node.table().items()}


def _step(node: Node) -> Step:
    """Return one step of cleaning."""
    if isinstance(node.value, str):
        if node.value not in _SIMPLE:
            node.choice(_STEPS)
        return Step(node.value)
    keys = node.keys(*_STEPS)
    if len(keys) != 1:
        node.wrong("a step of `clean` is one word or one key")
        return Step("lines")
    ((name, value),) = keys.items()
    if name in {"remove", "keep"}:
        return Step(name, pattern=value.regex())
    if name == "replace":
        parts = value.keys("pattern", "with")
        if "pattern" not in parts:
            value.wrong("needs `pattern` and `with`")
            return Step("lines")
        return _replacement(parts["pattern"].regex(), get(parts, "with", Node.text, ""), value)
    if name == "cut":
        return Step(name, number=value.whole(1, 100_000))
    return Step(name, text=value.text())


def _replacement(pattern: re.Pattern[str], by: str, node: Node) -> Step:
    """Return a step that replaces, once it is known that the groups named in the new text exist."""
    try:
        re.compile(f"(?:{pattern.pattern})|", pattern.flags).sub(by, "")
    except (re.error, IndexError) as error:
        node.wrong(f"the text under `with` does not fit the pattern: {error}")
    return Step("replace", pattern=pattern, text=by)
