# SPDX-License-Identifier: EUPL-1.2
"""From an index document (field name → values) to a document of the engine."""

import hashlib
import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import orjson
import tantivy

from foyer.blocks.query.public import FIELDS, Type, resolve, words
from foyer.blocks.search.engine import schema
from foyer.blocks.search.rules import cells, sub_events

FAR = 1 << 61
"""Stands for an open side of a range that is kept as two numbers."""

LONGEST_BEGINNING = 20

# Keys of index documents that no query can name; they have columns of their own.
_UNREACHABLE = frozenset({"subEvent", "geo", "geo_point", "metadata.recommendationFor"})

Values = Sequence[Any]
Writer = Callable[[dict[str, Any], Values], None]


def number_of(text: str) -> int:
    """Return the number (64 bits) that stands for a text."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def rank_of(number: int, created: int | None) -> int:
    """Return the place of a document among equals: by creation, then by its number."""
    seconds = min(max(created or 0, 0), (1 << 34) - 1)
    return seconds << 30 | number >> 34


def engine_document(kind: str, document: Mapping[str, Values]) -> tantivy.Document:
    """Return the engine's document of one index document of kind event, place or organizer."""
    identifier = document["id"][0]
    reference = reference_of(kind, identifier)
    number = number_of(reference)
    present: set[str] = set()
    made: dict[str, Any] = {
        schema.KIND: kind,
        schema.REFERENCE: reference,
        schema.NUMBER: number,
        schema.RANK: rank_of(number, next(iter(document.get("created") or ()), None)),
        schema.COLLAPSE: _collapse(document, reference),
    }
    for name, values in document.items():
        if values and name not in _UNREACHABLE:
            paths, writers = _writers(kind, name)
            present.update(paths)
            for write in writers:
                write(made, values)
    made[schema.PRESENT] = " ".join(present)
    if kind != "organizer":
        _add_dates(made, document)
    _add_point(made, document.get("geo_point"))
    made[schema.UITPAS] = any(_is_uitpas(label) for label in document.get("labels") or ())
    made[schema.STORED] = orjson.dumps(_stored(made, document))
    return tantivy.Document.from_dict(made, schema.SCHEMA)


def reference_of(kind: str, identifier: str) -> str:
    """Return the text by which a document is known in the index."""
    return f"{kind}/{identifier}"


def _collapse(document: Mapping[str, Values], reference: str) -> int:
    return number_of(next(iter(document.get("productionCollapseValue") or ()), reference))


def _is_uitpas(label: str) -> bool:
    return label.lower().startswith("uitpas") or label.lower() == "paspartoe"


@lru_cache(maxsize=4096)
def _writers(kind: str, name: str) -> tuple[tuple[str, ...], tuple[Writer, ...]]:
    """Return the paths that a key makes present, and what writes its columns for this kind."""
    fields = [field for field in FIELDS.values() if name in {field.name, field.source}]
    paths = _paths(name, *(field.name for field in fields if field.source == name))
    columns = {schema.column(field) for field in fields or resolve(name) if kind in field.kinds}
    return paths, tuple(_writer(column) for column in sorted(columns, key=lambda one: one.name))


def _paths(*names: str) -> tuple[str, ...]:
    """Return names with everything above them: `a.b` makes `a` present too."""
    parts = [name.split(".") for name in names]
    return tuple({".".join(one[: size + 1]) for one in parts for size in range(len(one))})


def _writer(column: schema.Column) -> Writer:
    name = column.name
    if name == schema.OTHER:
        return _other_writer(column.source)
    match column.type:
        case Type.TEXT:
            return lambda made, values: made.update({name: [" ".join(words(value)) for value in values]})
        case Type.PREFIXES:
            return lambda made, values: made.update({name: [_beginnings(value) for value in values]})
        case Type.EXACT:
            return lambda made, values: made.update({name: [value.lower() for value in values]})
        case Type.DECIMAL:
            return lambda made, values: made.update({name: [round(value * 100) for value in values]})
        case Type.DATE_RANGE | Type.INTEGER_RANGE | Type.DAY_RANGE if column.source in schema.IN_TERMS:
            return lambda made, values: None  # noqa: ARG005 - written together, from several keys
        case Type.DATE_RANGE | Type.INTEGER_RANGE | Type.DAY_RANGE:
            return _range_writer(name)
        case _:
            return lambda made, values: made.update({name: list(values)})


def _beginnings(value: str) -> str:
    """Return all beginnings of all words, up to 20 characters, as one text."""
    found = {word[:size] for word in words(value) for size in range(1, min(len(word), LONGEST_BEGINNING) + 1)}
    return " ".join(found)


def _other_writer(source: str) -> Writer:
    def write(made: dict[str, Any], values: Values) -> None:
        marked = [" ".join(f"{source}{schema.MARK}{word}" for word in words(value)) for value in values]
        made.setdefault(schema.OTHER, []).extend(marked)

    return write


def _range_writer(name: str) -> Writer:
    def write(made: dict[str, Any], values: Values) -> None:
        low, high = values[0]
        made[f"low_{name}"] = -FAR if low is None else low
        made[f"high_{name}"] = FAR if high is None else high

    return write


def _add_dates(made: dict[str, Any], document: Mapping[str, Values]) -> None:
    ranges = document.get("dateRange") or ()
    if ranges:
        said = sub_events.said(ranges, document.get("subEvent") or ())
        made[schema.WHEN] = list(said.when)
        made[schema.DAYS] = list(said.days)
        made[schema.HOURS] = list(said.hours)
        made[schema.WHEN_OF_CLASS] = list(said.when_of_class)
        if said.one_class is not None:
            made[schema.ONE_CLASS] = said.one_class
        if said.column is not None:
            made[schema.SUB_EVENTS] = said.column
        made[schema.MANY_CLOCKS] = said.column is not None
    if times := document.get("localTimeRange"):
        made[schema.CLOCK] = list(sub_events.times_said(times))


def _add_point(made: dict[str, Any], points: Values | None) -> None:
    if not points:
        return
    latitude, longitude = points[0]
    if math.isfinite(latitude) and math.isfinite(longitude):
        made[schema.LATITUDE], made[schema.LONGITUDE] = float(latitude), float(longitude)
        made[schema.CELLS] = cells.said(latitude, longitude)


def _stored(made: dict[str, Any], document: Mapping[str, Values]) -> dict[str, Any]:
    """Return what the answer shows of the index itself; also notes who recommends the document."""
    kept: dict[str, Any] = {}
    for key, name in (("r", "regions"), ("a", "typicalAgeRange"), ("b", "birthdateRange")):
        if values := document.get(name):
            kept[key] = values
    if recommendations := document.get("metadata.recommendationFor"):
        kept["s"] = {str(one["event"]).lower(): one.get("score") for one in recommendations}
        made[schema.RECOMMENDED] = list(kept["s"])
    return kept
