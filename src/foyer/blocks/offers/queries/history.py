# SPDX-License-Identifier: EUPL-1.2
"""The history of an item, as its owners and the administrators read it."""

from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connection

from foyer.blocks.identity.public import program_names

MOST = 5_000
"""So many changes are told, the latest: an item that a program changes each minute has no end."""

# Asked of the driver itself: with hundreds of rows, most of the time went into making moments of texts.
_STATEMENT = (
    "SELECT moment, verb, properties, detail, author, client_id, api_key_id FROM offers_historyentry"
    " WHERE kind = %s AND public_id = %s ORDER BY id DESC LIMIT %s"
)


class Past(NamedTuple):
    """One change: when (ISO 8601, in UTC), by which verb, which properties (with spaces between them), about
    what, by whom, through which program. What is not known is empty.
    """

    moment: str
    verb: str
    properties: str
    detail: str
    author: str
    client_id: str
    client_name: str
    api_key_id: str
    consumer_name: str


def history(kind: str, public_id: str) -> list[Past]:
    """Return the changes of an item, newest first. At most two queries."""
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, (kind, public_id, MOST))
        rows = cursor.fetchall()
    names = program_names({row[6] for row in rows} - {""}, {row[5] for row in rows} - {""})
    told = names.get
    return [
        Past(_told(moment), verb, properties, detail, author, client, told(client, ""), key, told(key, ""))
        for moment, verb, properties, detail, author, client, key in rows
    ]


def _told(moment: datetime) -> str:
    """Return a moment as JSON has it; SQLite gives it in UTC without saying so."""
    aware = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.isoformat(timespec="seconds")
