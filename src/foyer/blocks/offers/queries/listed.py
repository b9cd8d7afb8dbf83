# SPDX-License-Identifier: EUPL-1.2
"""What may be listed for all the world, in ranges of row numbers: names and times only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import orjson
from django.db.models import Q

from foyer.blocks.offers.models import KINDS
from foyer.kernel import clock

_PUBLIC = ("APPROVED", "READY_FOR_VALIDATION", "ACTIVE")


@dataclass(frozen=True, slots=True)
class Listed:
    """An item by its id, with its name in each language that it has one in."""

    id: str
    name: Mapping[str, str]
    main_language: str
    modified: datetime


def last_row(kind: str) -> int:
    """Return the highest row number of a kind, 0 where there are no items. One query, whatever the size."""
    found: int | None = KINDS[kind].objects.order_by("-pk").values_list("pk", flat=True).first()
    return found or 0


def listed(kind: str, after: int, up_to: int, *, ended_since: datetime) -> list[Listed]:
    """Return what everybody may see with a row number above `after` and not above `up_to`, in their order.

    Without what ended before `ended_since`, and without what is for schools, members or children among
    themselves only. One query, over these rows alone.
    """
    rows = KINDS[kind].objects.filter(pk__gt=after, pk__lte=up_to, workflow_status__in=_PUBLIC)
    if kind != "organizer":
        rows = rows.filter(
            Q(available_from=None) | Q(available_from__lte=clock.now()),
            Q(end=None) | Q(end__gte=ended_since),
        )
    found = []
    for public_id, text, modified in rows.order_by("pk").values_list("public_id", "document", "modified"):
        document = orjson.loads(text)
        everyone = document.get("audience", {}).get("audienceType", "everyone") == "everyone"
        if everyone and not document.get("childrenOnly"):
            found.append(Listed(public_id, document["name"], document["mainLanguage"], modified))
    return found
