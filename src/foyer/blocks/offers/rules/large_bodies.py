# SPDX-License-Identifier: EUPL-1.2
"""Parts of bodies with very many values, small enough to say what is wrong with them.

The schema engine makes all errors of a body before it gives the first one: a list of a million wrong items
would keep it busy for minutes, for a hundred faults that are told. A part has everything of the body but the
length of its lists; the longest list is gone through piece by piece, until one of its parts is wrong.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from foyer.blocks.offers.rules.faults import SchemaError, escape

VALUES = 5_000
"""A body with no more values than this is examined as a whole."""

LENGTHS = (1_000, 100, 10, 1)
"""To how many items lists are cut: the first of these with which a part is small enough."""

_TOO_MANY = re.compile(r"(Array should have at most \d+ items, )\d+( found)")

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Part:
    """A part of a body: `first` is the place of its first item in the list at `path` of the whole."""

    body: Any
    whole: Any
    path: Path
    first: int

    def fault(self, found: SchemaError) -> SchemaError:
        """Return a fault of this part as one of the whole body."""
        steps = found.pointer.split("/")[1:]
        own = [escape(str(step)) for step in self.path]
        if self.first and len(steps) > len(own) and steps[: len(own)] == own:
            steps[len(own)] = str(int(steps[len(own)]) + self.first)
        text = _TOO_MANY.sub(lambda told: f"{told[1]}{self._length(found)}{told[2]}", found.text)
        return SchemaError("/" + "/".join(steps), text)

    def _length(self, found: SchemaError) -> int:
        node = self.whole
        for step in found.pointer.split("/")[1:]:
            if step:
                node = node[int(step)] if isinstance(node, list) else _member(node, step)
        return len(node)


def is_large(body: Any) -> bool:
    """Say whether a body has too many values to be examined as a whole."""
    return _size(body, VALUES) > VALUES


def parts(body: Any, names: frozenset[str]) -> Iterator[Part]:
    """Go through the parts of a large body: between them they hold every item of its longest list.

    Objects of very many properties keep those of these names.
    """
    length = _length(body, names)
    path, items = _longest(body)
    part = _cut(body, length, names)
    yield Part(part, body, path, 0)
    for first in range(length, len(items), length):
        piece = [_cut(item, length, names) for item in items[first : first + length]]
        part = _with(part, path, piece)
        yield Part(part, body, path, first)


def longest_whole(body: Any, names: frozenset[str]) -> Any:
    """Return a large body with its longest list whole, and all others cut.

    Once the parts of a body are sound, not much can be wrong with this: that there are too many items, or two
    that are equal.
    """
    length = _length(body, names)
    path, items = _longest(body)
    return _with(_cut(body, length, names), path, [_cut(item, length, names) for item in items])


def _length(body: Any, names: frozenset[str]) -> int:
    """Return to how many items lists are cut so that a part is small enough."""
    return next((each for each in LENGTHS if _size(_cut(body, each, names), VALUES) <= VALUES), LENGTHS[-1])


def _size(body: Any, most: int) -> int:
    """Count the values of a body, but stop when there are more than `most`."""
    count, left = 0, [body]
    while left and count <= most:
        value = left.pop()
        count += 1
        if isinstance(value, dict):
            count += len(value)
            left.extend(item for item in value.values() if isinstance(item, dict | list))
        elif isinstance(value, list):
            count += len(value)
            left.extend(item for item in value[: most + 1] if isinstance(item, dict | list))
    return count


def _cut(value: Any, length: int, names: frozenset[str]) -> Any:
    if isinstance(value, list):
        return [_cut(item, length, names) for item in value[:length]]
    if not isinstance(value, dict):
        return value
    members: Iterable[tuple[str, Any]] = value.items()
    if len(value) > LENGTHS[0]:
        others = set(islice((name for name in value if name not in names), LENGTHS[0]))
        members = ((name, item) for name, item in value.items() if name in names or name in others)
    return {name: _cut(item, length, names) for name, item in members}


def _longest(body: Any) -> tuple[Path, Sequence[Any]]:
    """Return the longest list of a body, and where it is; lists in lists count only where none is outside."""
    best: tuple[Path, Sequence[Any]] = ((), ())
    left: list[tuple[Path, Any]] = [((), body)]
    while left:
        path, value = left.pop()
        if isinstance(value, list) and len(value) > len(best[1]):
            best = path, value
        elif isinstance(value, dict):
            left.extend(
                ((*path, name), item) for name, item in value.items() if isinstance(item, dict | list)
            )
    return best


def _with(body: Any, path: Path, items: list[Any]) -> Any:
    if not path:
        return items
    changed = dict(body)
    changed[path[0]] = _with(body[path[0]], path[1:], items)
    return changed


def _member(node: Any, step: str) -> Any:
    return node[step.replace("~1", "/").replace("~0", "~")]
