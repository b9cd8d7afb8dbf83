# SPDX-License-Identifier: EUPL-1.2
"""The schema of the index: which column of the engine holds which field of the index documents.

Columns have names of their own (`x_labels`, `t_name_nl`), because the names of the contract hold
dots and signs. Only the engine's built-in tokenisers are used (`raw`, `whitespace`): values are
lower-cased and parted into words before they reach it, by the same code as the words of a query.
A change here means another `VERSION`: the index is then built anew beside the old one.
"""

import re
from dataclasses import dataclass

import tantivy

from foyer.blocks.query.public import FIELDS, Field, Type

VERSION = 10

# Values of other languages than the four share one column; each word is marked with its field.
OTHER = "t_other_languages"
MARK = "\x1f"

KIND, REFERENCE, NUMBER, PRESENT = "kind", "reference", "number", "present"
ID_HIGH, ID_LOW = "id_high", "id_low"
"""The two halves of an id that is a UUID in its usual form."""
RANK, COLLAPSE, MADE = "rank", "collapse", "made"
WHEN, WHEN_OF_CLASS, DAYS, HOURS = "when", "when_of_class", "open_days", "open_hours"
ONE_CLASS, CLOCK, MANY_CLOCKS = "one_class", "clock", "many_clocks"
RANKS_A_SECOND = 1 << 30
"""A rank is the second of creation with 30 bits behind it."""
USUAL, BEGINS, ENDS, OVER, SOONEST = "usual", "begins", "ends", "over", "soonest"
LATITUDE, LONGITUDE, CELLS = "latitude", "longitude", "cells"
UITPAS, RECOMMENDED, STORED, SUB_EVENTS = "uitpas", "recommended", "stored", "sub_events"

_PREFIX = {
    Type.EXACT: "x",
    Type.TEXT: "t",
    Type.KEYWORD: "k",
    Type.PREFIXES: "p",
    Type.BOOLEAN: "b",
    Type.INTEGER: "n",
    Type.DECIMAL: "n",
    Type.DATE: "n",
}
# Identifiers of ours that have no capitals: both views on them are one column.
_SMALL = frozenset({"regions"})
_FACETED = frozenset({"labels", "regions", "typeIds", "themeIds", "facilityIds"})
RANGED = frozenset({Type.DATE_RANGE, Type.INTEGER_RANGE, Type.DAY_RANGE})
# Fields with several intervals, which are sets of terms; the other ranges are two numbers.
IN_TERMS = frozenset({"dateRange", "localTimeRange"})


@dataclass(frozen=True)
class Column:
    """One column: its name, the type of its values, and the key of the index documents."""

    name: str
    type: Type
    source: str


def column(field: Field) -> Column:
    """Return the column of a field. Ranges have two: `low_...` and `high_...`."""
    return _KNOWN.get(field.name) or _column(field)


def _column(field: Field) -> Column:
    if field.name not in FIELDS and field.type is Type.TEXT:
        return Column(OTHER, Type.TEXT, field.source)
    safe = re.sub(r"[^A-Za-z0-9]", "_", field.source.replace("@", "at_"))
    if field.type in RANGED:
        return Column(safe, field.type, field.source)
    if field.source in _SMALL:
        return Column(f"k_{safe}", field.type, field.source)
    return Column(f"{_PREFIX[field.type]}_{safe}", field.type, field.source)


_KNOWN = {name: _column(field) for name, field in FIELDS.items()}


def columns() -> dict[str, Column]:
    """Return all columns of the table of fields by name, each once."""
    return {one.name: one for one in _KNOWN.values()}


def build() -> tantivy.Schema:
    """Return the schema."""
    builder = tantivy.SchemaBuilder()
    for name, one in sorted(columns().items()):
        _add(builder, name, one)
    builder.add_text_field(OTHER, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(PRESENT, tokenizer_name="whitespace", index_option="basic")
    for name in (KIND, RECOMMENDED):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(REFERENCE, stored=True, tokenizer_name="raw", index_option="basic")
    for name in (WHEN, WHEN_OF_CLASS, DAYS, HOURS, ONE_CLASS, CLOCK, CELLS):
        builder.add_unsigned_field(name, indexed=True)
    for name in (USUAL, BEGINS, ENDS, OVER, MADE):
        builder.add_unsigned_field(name, indexed=True)
    builder.add_unsigned_field(NUMBER, indexed=True, fast=True)
    for name in (RANK, COLLAPSE, SOONEST, ID_HIGH, ID_LOW):
        builder.add_unsigned_field(name, fast=True)
    for name in (MANY_CLOCKS, UITPAS):
        builder.add_boolean_field(name, indexed=True)
    for name in (LATITUDE, LONGITUDE):
        builder.add_float_field(name, fast=True)
    for name in (STORED, SUB_EVENTS):
        builder.add_bytes_field(name, stored=True)
    return builder.build()


def _add(builder: tantivy.SchemaBuilder, name: str, one: Column) -> None:
    """Add the column of a field."""
    if one.type is Type.PREFIXES:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    elif one.type is Type.TEXT:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    elif one.type in {Type.EXACT, Type.KEYWORD}:
        fast = name.startswith("k_") and one.source in _FACETED
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=fast)
    elif one.type is Type.BOOLEAN:
        builder.add_boolean_field(name, indexed=True)
    elif one.type in RANGED:
        if one.source not in IN_TERMS:
            builder.add_integer_field(f"low_{name}", fast=True)
            builder.add_integer_field(f"high_{name}", fast=True)
    else:
        builder.add_integer_field(name, fast=True)


SCHEMA = build()
