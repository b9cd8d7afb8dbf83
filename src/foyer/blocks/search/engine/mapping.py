# SPDX-License-Identifier: EUPL-1.2
"""From an index document (field name → values) to a document of the engine."""

import hashlib
import math
import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress
from operator import itemgetter
from typing import Any, NamedTuple

import orjson
import tantivy

from foyer.blocks.query.public import FIELDS, UNREACHABLE, Type, parted, resolve, words
from foyer.blocks.search.engine import presence, schema
from foyer.blocks.search.rules import cells, sub_events, usual
from foyer.blocks.search.rules.keeping import remembered

FAR = 1 << 40
"""Stands for an open side of a range that is kept as two numbers: no day, age or instant lies so far away."""

LONGEST_BEGINNING = 20

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

SOONEST_LAST = (1 << 33) - 1
_YEAR_1900, _YEAR_2000 = -2_208_988_800, 946_684_800

Values = Sequence[Any]
Convert = Callable[[Any], Any]
Finder = Callable[[Mapping[str, Values]], tuple[Values, ...]]
Writer = Callable[[dict[str, Any], Values], None]


def number_of(text: str) -> int:
    """Return the number (64 bits) that stands for a text."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def rank_of(number: int, created: int | None) -> int:
    """Return the place of a document among equals: by creation, then by its number."""
    seconds = min(max(created or 0, 0), (1 << 34) - 1)
    return seconds << 30 | number >> 34


def soonest_of(end: int, created: int | None) -> int:
    """Return the place of a document among others by its end, then by its creation (epoch seconds).

    Ends from 1900 to 2172 are told apart, and creations from 2000 to 2068.
    """
    first = min(max(end - _YEAR_1900, 0), SOONEST_LAST)
    then = min(max((created or 0) - _YEAR_2000, 0), (1 << 31) - 1)
    return first << 31 | then


def engine_document(kind: str, document: Mapping[str, Values]) -> tantivy.Document:
    """Return the engine's document of one index document of kind event, place or organizer."""
    return tantivy.Document.from_dict(columns_of(kind, document), schema.SCHEMA)


def engine_json(kind: str, document: Mapping[str, Values]) -> str:
    """Return the same as the JSON that the engine reads, to be made in another process; bytes as base64."""
    columns = _columns(kind, document)
    for name in (schema.STORED, schema.SUB_EVENTS):
        if name in columns.others:
            columns.others[name] = b64encode(columns.others[name]).decode("ascii")
    return (columns.text[:-1] + b"," + orjson.dumps(columns.others)[1:]).decode()


def columns_of(kind: str, document: Mapping[str, Values]) -> dict[str, Any]:
    """Return the values of all columns of one index document."""
    columns = _columns(kind, document)
    return columns.steady | columns.others


class Columns(NamedTuple):
    """The columns of a document: those that stay as long as its record does, also as JSON, and the others."""

    steady: dict[str, Any]
    text: bytes
    others: dict[str, Any]


def _columns(kind: str, document: Mapping[str, Values]) -> Columns:
    reference = reference_of(kind, document["id"][0])
    number = number_of(reference)
    created = next(iter(document.get("created") or ()), None)
    rank = rank_of(number, created)
    made: dict[str, Any] = {
        schema.KIND: kind,
        schema.REFERENCE: reference,
        schema.NUMBER: number,
        schema.RANK: rank,
        schema.COLLAPSE: _collapse(document, reference),
        schema.MADE: rank // schema.RANKS_A_SECOND,
    }
    made |= _halves(document["id"][0])
    plan = _plan(kind, tuple(compress(document, document.values())))
    made.update(zip(plan.kept, plan.kept_of(document), strict=True))
    converted = [
        convert(values[0]) if len(values) == 1 else list(map(convert, values))
        for convert, values in zip(plan.converts, plan.converted_of(document), strict=True)
    ]
    made.update(zip(plan.converted, converted, strict=True))
    for name, write in plan.others:
        write(made, document[name])
    made[schema.PRESENT] = plan.present
    last = -math.inf if kind == "organizer" else _add_dates(made, document)
    _add_usual(made, usual.said(kind, document, last))
    if end := document.get("availableTo"):
        made[schema.SOONEST] = soonest_of(end[0], created)
    _add_point(made, document.get("geo_point"))
    made[schema.UITPAS] = any(map(_is_uitpas, document.get("labels", ())))
    kept = _stored(made, document)
    rolling = _moves_on(made, document)
    others = {name: made.pop(name) for name in (_ROLLING if rolling else _APART) if name in made}
    text = orjson.dumps(made)
    # Another one when the columns are, for comparing an index with the records.
    told = text if rolling else text + others.get(schema.SUB_EVENTS, b"")
    told += str(kept.get("p", "")).encode()
    kept["d"] = hashlib.sha256(told).hexdigest()[:16]
    others[schema.STORED] = orjson.dumps(kept)
    return Columns(made, text, others)


def _moves_on(made: Mapping[str, Any], document: Mapping[str, Values]) -> bool:
    """Say whether dates move on with the present: of what is always open, or has hours for very long."""
    always = made.get("x_calendarType") == "permanent"
    return always or getattr(document.get("dateRange"), "moves_on", False)


# Columns of which no digest tells: what is known by the moment of indexing, and beginnings of words, which
# follow from the words. Of what is always open, or for very long, the dates move on with the calendar. Bytes
# are told apart.
_APART = (
    "n_indexedAt",
    schema.USUAL,
    schema.BEGINS,
    schema.ENDS,
    schema.OVER,
    schema.SUB_EVENTS,
    *(column.name for column in schema.columns().values() if column.type is Type.PREFIXES),
)
_ROLLING = (
    *_APART,
    schema.WHEN,
    schema.WHEN_OF_CLASS,
    schema.DAYS,
    schema.HOURS,
    schema.CLOCK,
    schema.MANY_CLOCKS,
    "x_recurringOnDayOfWeek",
    *(f"{side}_{name}" for side in ("low", "high") for name in ("birthdateRange", "typicalAgeRange")),
)


def digest_of(stored: bytes) -> str | None:
    """Return the digest within the stored column; None where an older version wrote it."""
    found = orjson.loads(stored).get("d")
    return found if isinstance(found, str) else None


def reference_of(kind: str, identifier: str) -> str:
    """Return the text by which a document is known in the index."""
    return f"{kind}/{identifier}"


def _halves(identifier: str) -> dict[str, int]:
    """Return what is kept of an id as numbers, which a page is told from without reading its documents."""
    if not _UUID.fullmatch(identifier):
        return {}
    digits = identifier.replace("-", "")
    return {schema.ID_HIGH: int(digits[:16], 16), schema.ID_LOW: int(digits[16:], 16)}


def identifier_of(high: int, low: int) -> str:
    """Return the id of which these are the halves."""
    first, last = f"{high:016x}", f"{low:016x}"
    return f"{first[:8]}-{first[8:12]}-{first[12:]}-{last[:4]}-{last[4:]}"


def _collapse(document: Mapping[str, Values], reference: str) -> int:
    return number_of(next(iter(document.get("productionCollapseValue") or ()), reference))


def _is_uitpas(label: str) -> bool:
    label = label.lower()
    return label.startswith("uitpas") or label == "paspartoe"


@dataclass(frozen=True)
class Plan:
    """What is to be written of documents that hold the same keys.

    Columns that take values as they are, and what finds these values; columns of converted values, what
    finds these, and what converts each; keys whose values are written together; and what is said of what is
    present.
    """

    kept: tuple[str, ...]
    kept_of: Finder
    converted: tuple[str, ...]
    converted_of: Finder
    converts: tuple[Convert, ...]
    others: tuple[tuple[str, Writer], ...]
    present: str


# Most documents hold one of a few hundred sets of keys.
@lru_cache(maxsize=4096)
def _plan(kind: str, names: tuple[str, ...]) -> Plan:
    kept: list[tuple[str, str]] = []
    converted: list[tuple[str, str, Convert]] = []
    others: list[tuple[str, Writer]] = []
    for name in names:
        for column in () if name in UNREACHABLE else _columns_of_key(kind, name):
            if column.name == schema.OTHER:
                others.append((name, _other_writer(column.source)))
            elif column.type is Type.TEXT and _REPEATED.match(name):
                converted.append((name, column.name, _parted_again))
            elif column.type in _CONVERTED:
                converted.append((name, column.name, _CONVERTED[column.type]))
            elif column.type not in schema.RANGED:
                kept.append((name, column.name))
            elif column.source not in schema.IN_TERMS:
                others.append((name, _range_writer(column.name)))
    return Plan(
        kept=tuple(column for _, column in kept),
        kept_of=_values_of([name for name, _ in kept]),
        converted=tuple(column for _, column, _ in converted),
        converted_of=_values_of([name for name, _, _ in converted]),
        converts=tuple(convert for _, _, convert in converted),
        others=tuple(others),
        present=presence.said(kind, (name for name in names if name not in UNREACHABLE)),
    )


def _values_of(names: Sequence[str]) -> Finder:
    """Return what gives the values under these names; of one name too as a tuple."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda document: tuple(document[name] for name in names)


@lru_cache(maxsize=4096)
def _columns_of_key(kind: str, name: str) -> tuple[schema.Column, ...]:
    """Return the columns that hold the values of a key for this kind."""
    fields = [field for field in FIELDS.values() if name in {field.name, field.source}]
    found = [schema.column(field) for field in fields or resolve(name) if kind in field.kinds]
    # Of two views on one column, the one that takes values as they are.
    by_name = {one.name: one for one in sorted(found, key=lambda one: one.type is Type.KEYWORD)}
    return tuple(by_name[name] for name in sorted(by_name))


def _beginnings(value: str) -> str:
    """Return all beginnings of all words, up to 20 characters, each once, as one text."""
    found, before = [], ""
    # In order, a word has those in common with words before it that it has with the last of them.
    for word in sorted({word[:LONGEST_BEGINNING] for word in words(value)}):
        if word[0] == before[:1]:
            found.extend([one for one in accumulate(word) if not before.startswith(one)])
        else:
            found.append(_beginnings_of(word))
        before = word
    return " ".join(found)


# Titles differ, the words in them come again. One text a word: each beginning by itself takes much to hold.
@lru_cache(maxsize=32_768)
def _beginnings_of(word: str) -> str:
    return " ".join(accumulate(word))


# Texts that many documents share; nearly all have few words.
_REPEATED = re.compile(r"labels$|terms\.|address\.|location\.|organizer\.")
_parted_again = remembered(8192, len)(parted)

_CONVERTED: Mapping[Type, Convert] = {
    Type.TEXT: parted,
    Type.PREFIXES: _beginnings,
    Type.EXACT: str.lower,
    Type.DECIMAL: lambda value: round(value * 100),
}


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


def _add_dates(made: dict[str, Any], document: Mapping[str, Values]) -> float:
    """Add what a document says of its dates and times; return the end of the dates."""
    if times := document.get("localTimeRange"):
        made[schema.CLOCK] = list(sub_events.times_said(tuple(times)))
    ranges = document.get("dateRange") or ()
    if not ranges:
        return -math.inf
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
    return said.last


def _add_usual(made: dict[str, Any], said: usual.Said) -> None:
    made[schema.USUAL] = said.number
    minutes = ((schema.BEGINS, said.begins), (schema.ENDS, said.ends), (schema.OVER, said.over))
    made |= {name: minute for name, minute in minutes if minute is not None}


def _add_point(made: dict[str, Any], points: Values | None) -> None:
    if not points:
        return
    latitude, longitude = points[0]
    if math.isfinite(latitude) and math.isfinite(longitude):
        made[schema.LATITUDE], made[schema.LONGITUDE] = float(latitude), float(longitude)
        made[schema.CELLS] = list(cells.said(latitude, longitude))


def _stored(made: dict[str, Any], document: Mapping[str, Values]) -> dict[str, Any]:
    """Return what the answer shows of the index itself; also notes who recommends the document."""
    kept: dict[str, Any] = {}
    for key, name in (("r", "regions"), ("a", "typicalAgeRange"), ("b", "birthdateRange")):
        if values := document.get(name):
            kept[key] = values
    if version := document.get("playhead"):
        kept["p"] = version[0]
    if recommendations := document.get("metadata.recommendationFor"):
        kept["s"] = {str(one["event"]).lower(): one.get("score") for one in recommendations}
        made[schema.RECOMMENDED] = list(kept["s"])
    return kept
