# SPDX-License-Identifier: EUPL-1.2
"""Rows: one record of a file, whatever its format, and how a column or a path is found in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_STEP = re.compile(r"((?:\\.|[^.\[\]\\])+)|\[(\*|\d+)\]")


@dataclass(frozen=True)
class Row:
    """One record: the line it begins on (JSON, iCalendar: its number from 1) and its values.

    `values` maps a column to its text (CSV) or holds the nested item (JSON). `outer` is the item
    around it where the row is one of several occurrences of an item.
    """

    line: int
    values: Mapping[str, Any]
    outer: "Row | None" = None
    surplus: int = 0  # how many columns the row has more than the others; negative: fewer


@dataclass(frozen=True)
class Source:
    """All rows of a file, the names of its columns (none for JSON), and remarks on the reading."""

    rows: list[Row]
    columns: tuple[str, ...] = ()
    format: str = "csv"
    remarks: tuple[str, ...] = ()


class UnreadableFile(Exception):
    """The file is not what it should be. The text says what it is, and what to do."""


@lru_cache(maxsize=4096)
def steps(path: str) -> tuple[str, ...]:
    r"""Return the steps of a path: `a.b[0].c`, `a[*].name`, `a\.b` for a key with a dot."""
    found = []
    for key, index in _STEP.findall(path):
        found.append(index or re.sub(r"\\(.)", r"\1", key))
    return tuple(found)


def pick(row: Row, path: str) -> list[Any]:
    """Return what lies under a column or path; several values where the path passes a list.

    The exact key is tried before the path, the row before the item around it.
    """
    found = [row.values[path]] if path in row.values else _walk([row.values], steps(path))
    if not found and row.outer is not None:
        return pick(row.outer, path)
    return _flat(found)


def _walk(values: list[Any], path: tuple[str, ...]) -> list[Any]:
    for step in path:
        inner: list[Any] = []
        for value in values:
            inner += _into(value, step)
        values = inner
    return values


def _into(value: Any, step: str) -> list[Any]:
    if isinstance(value, Mapping):
        return list(value.values()) if step == "*" else [value[step]] if step in value else []
    if isinstance(value, list):
        if step == "*":
            return value
        if step.isdecimal():
            return value[int(step) : int(step) + 1]
        return [each[step] for each in value if isinstance(each, Mapping) and step in each]
    return []


def _flat(values: list[Any]) -> list[Any]:
    flat: list[Any] = []
    for value in values:
        if isinstance(value, list):
            flat += _flat(value)
        elif value is not None:
            flat.append(value)
    return flat


def as_text(value: Any) -> str:
    """Return a JSON value as the text that a person would have typed in a column."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, Mapping):
        return ", ".join(as_text(each) for each in value.values() if each not in (None, ""))
    return str(value)
