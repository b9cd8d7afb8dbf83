# SPDX-License-Identifier: EUPL-1.2
"""Writing many plain rows fast: the statement itself, without an object a row.

The audit and the outbox get a row for each change of a mass import; making model objects and
their statements took half the time of storing an event. Values must be what the driver takes:
texts, numbers, None, and what `moment` and `document` make.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import chain
from typing import Any

from django.db import connection, models

_AT_ONCE = 500


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
        if connection.vendor == "sqlite":
            # In process: a prepared statement run again costs least.
            cursor.executemany(_statement(model, columns, 1), rows)
            return
        # Over a connection: each statement costs a journey.
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start : start + _AT_ONCE]
            cursor.execute(_statement(model, columns, len(part)), list(chain.from_iterable(part)))


def moment(instant: datetime) -> Any:
    """Return an aware instant as the driver of the database takes it."""
    return connection.ops.adapt_datetimefield_value(instant)


def document(value: Any) -> str | None:
    """Return a JSON value for a column of documents."""
    return None if value is None else json.dumps(value, ensure_ascii=False)
