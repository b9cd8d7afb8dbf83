# SPDX-License-Identifier: EUPL-1.2
"""From bytes to rows, by the format that the mapping names or the bytes show."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from foyer.blocks.imports.rules.mapping.model import Mapping
from foyer.blocks.imports.rules.mapping.nodes import did_you_mean
from foyer.blocks.imports.rules.reading.calendar_rows import calendar_rows
from foyer.blocks.imports.rules.reading.csv_rows import csv_rows
from foyer.blocks.imports.rules.reading.json_rows import json_line_rows, json_rows
from foyer.blocks.imports.rules.reading.kinds import decode, guess_format, refuse_other_kinds
from foyer.blocks.imports.rules.rows import Row, Source, UnreadableFile, pick

_LOOKED_AT = 2000
_EMPTY = ": it is empty everywhere"


def read(content: bytes, name: str, mapping: Mapping, today: dt.date) -> Source:
    """Return the rows of a file. `name` is its name or address; `today` bounds repeated events.

    Raises:
        UnreadableFile: with a sentence for the person who has the file.
    """
    refuse_other_kinds(content)
    reading = mapping.read
    chosen = reading.format if reading.format != "auto" else guess_format(content, name)
    text, encoding = decode(content, reading.encoding)
    if chosen == "json":
        source = json_rows(text, reading)
    elif chosen == "json-lines":
        source = json_line_rows(text)
    elif chosen == "icalendar":
        source = calendar_rows(text, reading, ZoneInfo(mapping.timezone), today)
    else:
        source = csv_rows(text, reading)
    remarks = (f"{chosen}, {encoding}", *source.remarks)
    return Source(source.rows, source.columns, source.format, remarks)


def check_columns(source: Source, mapping: Mapping) -> tuple[str, ...]:
    """Return the columns of the file that the mapping neither uses nor ignores.

    Raises:
        UnreadableFile: the mapping names columns that a CSV file does not have; each with its line.
    """
    if source.format != "csv":
        return ()
    missing = [
        f'line {line} of the mapping: the file has no column "{name}"{did_you_mean(name, source.columns)}'
        for name, line in sorted(mapping.columns.items(), key=lambda item: item[1])
        if name not in source.columns
    ]
    if missing:
        missing.append("the columns of the file are: " + ", ".join(source.columns))
        raise UnreadableFile("\n".join(missing))
    return tuple(
        name for name in source.columns if name not in mapping.columns and name not in mapping.ignore
    )


def absent_paths(source: Source, mapping: Mapping) -> tuple[str, ...]:
    """Return the paths of the mapping that no item of a JSON or iCalendar file has, with a hint each.

    They may be mistakes, or just empty in this file: items leave out what they have no value for.
    """
    if source.format == "csv":
        return ()
    rows = source.rows[:_LOOKED_AT]
    inner = [
        Row(row.line, item, outer=row)
        for row in rows
        for item in (pick(row, mapping.when.occurrences) if mapping.when.occurrences else ())
        if isinstance(item, dict)
    ]
    known: dict[str, None] = dict.fromkeys(source.columns)
    for row in (*rows[:50], *inner[:50]):
        known.update(dict.fromkeys(_paths(row.values)))
    return tuple(
        f"{name} (line {line} of the mapping)" + (_EMPTY if name in known else did_you_mean(name, known))
        for name, line in sorted(mapping.columns.items(), key=lambda item: item[1])
        if name not in source.columns and not any(pick(row, name) for row in (*rows, *inner))
    )


def _paths(value: object, before: str = "", depth: int = 0) -> Iterator[str]:
    if not isinstance(value, dict) or depth > 3:
        return
    for key, inner in value.items():
        path = f"{before}.{key}" if before else str(key)
        yield path
        yield from _paths(inner, path, depth + 1)
