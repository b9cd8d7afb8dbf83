# SPDX-License-Identifier: EUPL-1.2
"""A YAML document with its line numbers, read strictly: every mistake is named with its line.

Scalars stay the text that was written: `no`, `08:30` and `1.10` are not turned into something
else, the reader of each key decides what they are.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import yaml
from rapidfuzz import process

_LARGEST = 1_000_000
_MOST_NODES = 100_000
T = TypeVar("T")
D = TypeVar("D")


class MappingError(Exception):
    """The mapping file cannot be used. `problems` lists every mistake as (line, sentence)."""

    def __init__(self, problems: Sequence[tuple[int, str]]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(f"line {line}: {text}" if line else text for line, text in self.problems))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` (did you mean "x"?)` for the closest known word, or an empty text."""
    found = process.extractOne(word, list(known), score_cutoff=65)
    return f' (did you mean "{found[0]}"?)' if found else ""


@dataclass(frozen=True)
class Node:
    """One value of the file: a text, a list of nodes, or keys with nodes; None where it is empty."""

    value: "str | list[Node] | dict[str, Node] | None"
    line: int
    path: str
    problems: list[tuple[int, str]]

    def wrong(self, sentence: str) -> None:
        """Note a mistake at this value."""
        self.problems.append((self.line, f"{self.path or 'the file'}: {sentence}"))

    def keys(self, *known: str) -> "dict[str, Node]":
        """Return the keys of a block, noting those that are not known."""
        if self.value is None:
            return {}
        if not isinstance(self.value, dict):
            self.wrong(f"should be a block of keys ({', '.join(known[:6])}), not {self.shown()}")
            return {}
        for key, node in self.value.items():
            if key not in known:
                node.wrong(f'the key "{key}" is not known here{did_you_mean(key, known)}')
        return {key: node for key, node in self.value.items() if key in known}

    def table(self) -> "dict[str, Node]":
        """Return a block whose keys are free."""
        if isinstance(self.value, dict):
            return self.value
        if self.value is not None:
            self.wrong(f"should be a table of key: value, not {self.shown()}")
        return {}

    def items(self) -> "list[Node]":
        """Return the values of a list; one value alone counts as a list of one."""
        if self.value is None:
            return []
        return self.value if isinstance(self.value, list) else [self]

    def text(self) -> str:
        """Return a text."""
        if isinstance(self.value, str):
            return self.value
        self.wrong(f"should be a text, not {self.shown()}")
        return ""

    def texts(self) -> tuple[str, ...]:
        """Return a list of texts; one text alone counts as a list of one."""
        return tuple(item.text() for item in self.items())

    def number(self, low: float, high: float) -> float:
        """Return a number within bounds."""
        text = self.value if isinstance(self.value, str) else ""
        try:
            found = float(text)
        except ValueError:
            found = float("nan")
        if not low <= found <= high:
            self.wrong(f"should be a number from {low:g} to {high:g}, not {self.shown()}")
            return low
        return found

    def whole(self, low: int, high: int) -> int:
        """Return a whole number within bounds."""
        found = self.number(low, high)
        if found != int(found):
            self.wrong(f"should be a whole number, not {self.shown()}")
        return int(found)

    def flag(self) -> bool:
        """Return yes or no."""
        word = self.value.lower() if isinstance(self.value, str) else ""
        if word not in {"true", "yes", "on", "false", "no", "off"}:
            self.wrong(f"should be true or false, not {self.shown()}")
        return word in {"true", "yes", "on"}

    def choice(self, choices: Iterable[str]) -> str:
        """Return one of several words."""
        words = list(choices)
        text = self.text()
        if text and text not in words:
            self.wrong(f'"{text}" is not one of {", ".join(words)}{did_you_mean(text, words)}')
            return words[0]
        return text or words[0]

    def regex(self, *, ignore_case: bool = True) -> re.Pattern[str]:
        """Return a regular expression."""
        text = self.text()
        try:
            return re.compile(text, re.IGNORECASE if ignore_case else 0)
        except re.error as error:
            self.wrong(f"is not a regular expression: {error}")
            return re.compile("(?!)")

    def shown(self) -> str:
        """Return this value as a message shows it."""
        if self.value is None:
            return "nothing"
        if isinstance(self.value, str):
            return f'"{self.value[:60]}"'
        return "a list" if isinstance(self.value, list) else "a block of keys"


def get(keys: dict[str, Node], name: str, read: Callable[[Node], T], default: D) -> T | D:
    """Read one key of a block, or take the default where it is missing."""
    return read(keys[name]) if name in keys else default


def listed(keys: dict[str, Node], name: str) -> list[Node]:
    """Return the list under one key; none where it is missing."""
    return keys[name].items() if name in keys else []


class _Builder:
    """Turns the nodes of PyYAML into ours, within limits that an honest file never reaches."""

    def __init__(self, problems: list[tuple[int, str]]) -> None:
        self.problems = problems
        self.count = 0

    def build(self, node: yaml.Node, path: str, depth: int = 0) -> Node:
        self.count += 1
        line = node.start_mark.line + 1
        if self.count > _MOST_NODES or depth > 30:
            raise MappingError(
                [(line, "the file holds more values, or deeper ones, than a mapping can need")]
            )
        if isinstance(node, yaml.MappingNode):
            return Node(self._block(node, path, depth), line, path, self.problems)
        if isinstance(node, yaml.SequenceNode):
            listed = [self.build(each, f"{path}[{n}]", depth + 1) for n, each in enumerate(node.value, 1)]
            return Node(listed, line, path, self.problems)
        empty = node.tag == "tag:yaml.org,2002:null"
        return Node(None if empty else str(node.value), line, path, self.problems)

    def _block(self, node: yaml.MappingNode, path: str, depth: int) -> dict[str, Node]:
        block: dict[str, Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            here = f"{path}.{name}" if path else name
            if not isinstance(key, yaml.ScalarNode):
                self.problems.append((key.start_mark.line + 1, f"{path}: a key must be a text"))
            elif name in block:
                self.problems.append((key.start_mark.line + 1, f'{here}: the key "{name}" occurs twice'))
            else:
                block[name] = self.build(value, here, depth + 1)
        return block


def compose(text: str) -> Node:
    """Return the root of a YAML document.

    Raises:
        MappingError: it is not YAML, or not one document with keys.
    """
    if len(text) > _LARGEST:
        raise MappingError(
            [(0, f"a mapping holds at most {_LARGEST:,} characters; this is another kind of file")]
        )
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise MappingError([(mark.line + 1 if mark else 0, f"this is not YAML: {said}")]) from error
    if not isinstance(root, yaml.MappingNode):
        raise MappingError([(1, "a mapping file is a block of keys, such as `mapping: 1` and `system: ...`")])
    return _Builder([]).build(root, "")
