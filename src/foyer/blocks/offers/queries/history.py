# SPDX-License-Identifier: EUPL-1.2
"""The history of an item, as its owners and the administrators read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from foyer.blocks.offers.models import HistoryEntry


@dataclass(frozen=True)
class Past:
    """One change: when, by which verb, which properties, by whom and through which program."""

    moment: datetime
    verb: str
    properties: Sequence[str]
    author: str
    client_id: str
    api_key_id: str


def history(kind: str, public_id: str, limit: int = 1000) -> list[Past]:
    """Return the changes of an item, newest first. One query."""
    rows = HistoryEntry.objects.filter(kind=kind, public_id=public_id).order_by("-id")[:limit]
    return [
        Past(row.moment, row.verb, tuple(row.properties.split()), row.author, row.client_id, row.api_key_id)
        for row in rows
    ]
