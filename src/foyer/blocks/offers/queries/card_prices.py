# SPDX-License-Identifier: EUPL-1.2
"""What holders of a card pay for events: kept beside the documents, and shown on request."""

from collections.abc import Sequence
from typing import Any

import orjson
import structlog

from foyer.blocks.offers.models import Event
from foyer.blocks.offers.queries.records import DamagedRecordError, record

log = structlog.get_logger("foyer.offers")

CHUNK = 2000


def card_prices(event_ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Return the price lines of the card of those events that have some. One query for 2,000 ids.

    Of what somebody damaged nothing is known.
    """
    found = {}
    for start in range(0, len(event_ids), CHUNK):
        rows = Event.objects.filter(public_id__in=event_ids[start : start + CHUNK])
        for public_id, internal in rows.values_list("public_id", "internal"):
            if '"uitpasPrices"' not in internal:
                continue
            try:
                found[public_id] = record(internal)["uitpasPrices"]
            except DamagedRecordError:
                log.warning("record_damaged", kind="event", id=public_id)
    return found


def with_card_prices(event_id: str, document: bytes) -> bytes:
    """Return the document of an event with the lines of the card after its other prices. One query.

    An event without prices shows none: there is nothing to be less than.
    """
    lines = card_prices([event_id]).get(event_id)
    whole = orjson.loads(document) if lines else {}
    if not lines or "priceInfo" not in whole:
        return document
    whole["priceInfo"] += lines
    return orjson.dumps(whole)
