# SPDX-License-Identifier: EUPL-1.2
"""The `metadata` of an item: which program entered it, and how popular it is."""

import orjson

from foyer.blocks.offers.models import KINDS
from foyer.blocks.offers.ports import ports


def with_metadata(kind: str, public_id: str, document: bytes) -> bytes:
    """Return a document with its metadata at the end. One query, and what the ports need.

    `createdByApiConsumer` is `unknown` where nothing was recorded, else `other`: this installation maps
    no programs to names.
    """
    rows = KINDS[kind].objects.filter(public_id=public_id)
    internal = orjson.loads(rows.values_list("internal", flat=True).first() or "{}")
    metadata = {
        "createdByApiConsumer": "other" if internal.get("createdBy") else "unknown",
        "popularity": ports().popularity(kind, [public_id]).get(public_id, 0),
    }
    return document[:-1] + b',"metadata":' + orjson.dumps(metadata) + b"}"
