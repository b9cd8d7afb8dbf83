# SPDX-License-Identifier: EUPL-1.2
"""JSON: a list of items somewhere in a document, or one item a line."""

from typing import Any

import orjson

from foyer.blocks.imports.rules.mapping.model import Reading
from foyer.blocks.imports.rules.rows import Row, Source, UnreadableFile, steps


def json_rows(text: str, reading: Reading) -> Source:
    """Return the items of a JSON document; `read.items` is the path to their list.

    Raises:
        UnreadableFile: it is not JSON, or there is no list at the path.
    """
    items = _at(_parse(text, 0), reading.items)
    return _source(list(items.values()) if isinstance(items, dict) else items)


def json_line_rows(text: str) -> Source:
    """Return the items of a file with one JSON item a line.

    Raises:
        UnreadableFile: a line is not JSON.
    """
    # Not splitlines(): a text in JSON may hold the separators of Unicode as they are.
    return _source([_parse(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()])


def _parse(text: str, line: int) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        at = line or error.lineno
        raise UnreadableFile(f"line {at}, column {error.colno}: this is not JSON ({error.msg})") from error


def _at(document: Any, path: str) -> Any:
    here: Any = document
    done: list[str] = []
    for step in steps(path):
        if isinstance(here, list) and step.isdecimal() and int(step) < len(here):
            here = here[int(step)]
        elif isinstance(here, dict) and step in here:
            here = here[step]
        elif isinstance(here, dict) and step == "*":
            here = list(here.values())
        else:
            place = ".".join(done) or "the top"
            raise UnreadableFile(f'`read.items` says "{path}", but below "{place}" there is {_keys(here)}')
        done.append(step)
    if isinstance(here, list) or (path and isinstance(here, dict)):
        return here
    raise UnreadableFile(
        f'there is no list of items at "{path or "the top"}" but {_keys(here)}; '
        "`read.items` is the path to the list"
    )


def _keys(value: Any) -> str:
    if isinstance(value, dict):
        return "the keys " + ", ".join(list(value)[:12])
    return "a list" if isinstance(value, list) else "a single value"


def _source(items: list[Any]) -> Source:
    if not items:
        raise UnreadableFile("the list of items is empty")
    rows = []
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise UnreadableFile(
                f"item {number} is not an object with keys; `read.items` is the path to the list"
            )
        rows.append(Row(number, item))
    return Source(rows, (), "json")
