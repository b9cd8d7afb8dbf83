# SPDX-License-Identifier: EUPL-1.2
"""The history of an item, as its owners and the administrators read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from foyer.blocks.identity.public import program_names
from foyer.blocks.offers.models import HistoryEntry

MOST = 5_000
"""So many changes are told, the latest: an item that a program changes each minute has no end."""

_COLUMNS = ("moment", "verb", "properties", "detail", "author", "client_id", "api_key_id")


@dataclass(frozen=True, slots=True)
class Past:
    """One change: when, by which verb, which properties, about what, by whom, through which program."""

    moment: datetime
    verb: str
    properties: Sequence[str]
    detail: str
    author: str
    client_id: str
    client_name: str
    api_key_id: str
    consumer_name: str


def history(kind: str, public_id: str) -> list[Past]:
    """Return the changes of an item, newest first. At most two queries."""
    rows = HistoryEntry.objects.filter(kind=kind, public_id=public_id).order_by("-id").values_list(*_COLUMNS)
    found = list(rows[:MOST])
    names = program_names({row[6] for row in found} - {""}, {row[5] for row in found} - {""})
    return [
        Past(
            moment,
            verb,
            properties.split(),
            detail,
            author,
            client_id,
            names.get(client_id, ""),
            api_key_id,
            names.get(api_key_id, ""),
        )
        for moment, verb, properties, detail, author, client_id, api_key_id in found
    ]
