# SPDX-License-Identifier: EUPL-1.2
"""Reading and writing plain rows fast: statements that are put together once, not anew for each call.

The audit and the outbox get a row for each change of a mass import, and each small change of one item is
a handful of statements: putting them together took half the time of either. Values that are written
must be what the driver takes: texts, numbers, None, and what `moment` and `document` make.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from itertools import chain
from typing import Any, TypeVar

from django.db import connection, models

_AT_ONCE = 500

Row = TypeVar("Row", bound=models.Model)


@cache
def _in_process() -> bool:
    """Say whether the database is SQLite: it stays what it is as long as the process."""
    return connection.vendor == "sqlite"


@lru_cache(maxsize=64)
def _statement(model: type[models.Model], columns: tuple[str, ...], count: int) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    places = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * count)
    return f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES {places}"  # noqa: S608, SLF001


def insert(model: type[models.Model], columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows of a table; columns that are not named get the default of the database."""
    if not rows:
        return
    with connection.cursor() as cursor:
        if _in_process():
            # In process: a prepared statement run again costs least.
            cursor.executemany(_statement(model, columns, 1), rows)
            return
        # Over a connection: each statement costs a journey.
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start : start + _AT_ONCE]
            cursor.execute(_statement(model, columns, len(part)), list(chain.from_iterable(part)))


def update(model: type[models.Model], columns: tuple[str, ...], values: Sequence[Any], key: int) -> None:
    """Set columns of the row with this primary key.

    Raises:
        LookupError: there is no such row.
    """
    with connection.cursor() as cursor:
        cursor.execute(_updating(model, columns), [*values, key])
        if cursor.rowcount != 1:
            raise LookupError(f"no row {key} of {model._meta.db_table}")  # noqa: SLF001


@lru_cache(maxsize=64)
def _updating(model: type[models.Model], columns: tuple[str, ...]) -> str:
    quote = connection.ops.quote_name
    settings = ", ".join(f"{quote(column)} = %s" for column in columns)
    key = quote(str(model._meta.pk.column))  # noqa: SLF001
    return f"UPDATE {quote(model._meta.db_table)} SET {settings} WHERE {key} = %s"  # noqa: S608, SLF001


def has(model: type[models.Model], values: Mapping[str, Any]) -> bool:
    """Say whether some row of a table has all these values in these columns."""
    with connection.cursor() as cursor:
        cursor.execute(_asking(model, tuple(values)), list(values.values()))
        return cursor.fetchone() is not None


@lru_cache(maxsize=64)
def _asking(model: type[models.Model], columns: tuple[str, ...]) -> str:
    quote = connection.ops.quote_name
    wanted = " AND ".join(f"{quote(column)} = %s" for column in columns)
    return f"SELECT 1 FROM {quote(model._meta.db_table)} WHERE {wanted} LIMIT 1"  # noqa: S608, SLF001


def values(
    model: type[models.Model], columns: tuple[str, ...], clause: str, filled: Sequence[Any]
) -> list[tuple[Any, ...]]:
    """Return values of columns as the driver of the database gives them: JSON as its text.

    `clause` is what follows the table, a text of ours and never of a caller; `filled` fills the places in it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_selecting(model, columns) + clause, filled)
        return list(cursor.fetchall())


@lru_cache(maxsize=64)
def _selecting(model: type[models.Model], columns: tuple[str, ...]) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    return f"SELECT {names} FROM {quote(model._meta.db_table)} "  # noqa: S608, SLF001


def read(
    model: type[Row], clause: str, values: Sequence[Any], extra: str = ""
) -> list[tuple[Row, tuple[Any, ...]]]:
    """Return rows as objects of their model, each with the values of further columns beside it.

    `clause` is what follows the table (joins, conditions, order); `extra` are names of columns, each
    after a comma. Both are texts of ours, never of a caller; `values` fill the places in the clause.
    """
    selected, names, converters = _reading(model)
    table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {selected}{extra} FROM {table} {clause}", list(values))  # noqa: S608
        found = cursor.fetchall()
    read = []
    for row in found:
        own = list(row[: len(names)])
        for place, field, convert in converters:
            own[place] = convert(own[place], field, connection)
        read.append((model.from_db(connection.alias, names, own), tuple(row[len(names) :])))
    return read


@lru_cache(maxsize=64)
def _reading(model: type[models.Model]) -> tuple[str, list[str], list[tuple[int, Any, Any]]]:
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)  # noqa: SLF001
    fields = model._meta.concrete_fields  # noqa: SLF001 - Django's documented way to list fields
    converters = [
        (place, column, convert)
        for place, column in enumerate(field.get_col(model._meta.db_table) for field in fields)  # noqa: SLF001
        for convert in connection.ops.get_db_converters(column) + column.get_db_converters(connection)
    ]
    selected = ", ".join(f"{table}.{quote(str(field.column))}" for field in fields)
    return selected, [field.attname for field in fields], converters


def moment(instant: datetime) -> Any:
    """Return an aware instant as the driver of the database takes it."""
    if instant.tzinfo is UTC and _in_process():
        # What Django's way comes to, in a tenth of its time: a change writes a dozen instants.
        return str(instant.replace(tzinfo=None))
    return connection.ops.adapt_datetimefield_value(instant)


def document(value: Any) -> str | None:
    """Return a JSON value for a column of documents."""
    return None if value is None else json.dumps(value, ensure_ascii=False)
