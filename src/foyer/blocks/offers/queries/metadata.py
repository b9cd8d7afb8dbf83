# SPDX-License-Identifier: EUPL-1.2
"""The `metadata` of an item: which program entered it, and how popular it is."""

import orjson
from django.conf import settings

from foyer.blocks.offers.models import KINDS
from foyer.blocks.offers.ports import ports


def with_metadata(kind: str, public_id: str, document: bytes) -> bytes:
    """Return a document with its metadata at the end. One query, and what the ports need.

    `createdByApiConsumer` is `unknown` where nothing was recorded, else the configured name of the program,
    `other` where it has none.
    """
    rows = KINDS[kind].objects.filter(public_id=public_id)
    internal = orjson.loads(rows.values_list("internal", flat=True).first() or "{}")
    metadata = {
        "createdByApiConsumer": _name(internal.get("createdBy")),
        "popularity": ports().popularity(kind, [public_id]).get(public_id, 0),
    }
    return document[:-1] + b',"metadata":' + orjson.dumps(metadata) + b"}"


def _name(program: str | None) -> str:
    return str(settings.FOYER_CONSUMER_NAMES.get(program, "other")) if program else "unknown"
