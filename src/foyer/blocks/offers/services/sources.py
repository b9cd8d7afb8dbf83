# SPDX-License-Identifier: EUPL-1.2
"""Keeping where items came from."""

from collections.abc import Iterable
from datetime import datetime

from foyer.blocks.offers.models import SourceRecord
from foyer.blocks.offers.queries.sources import Source, by_source

BATCH = 500


def known_ids(sources: Iterable[Source]) -> dict[tuple[str, str], str]:
    """Return the ids of items by (system, key). One query a system."""
    keys: dict[str, list[str]] = {}
    for source in sources:
        keys.setdefault(source.system, []).append(source.key)
    return {
        (system, key): public_id
        for system, wanted in keys.items()
        for key, (public_id, _) in by_source(system, wanted).items()
    }


def keep_sources(moment: datetime, items: Iterable[tuple[Source | None, str, str]]) -> None:
    """Write that these items (source, kind, id) were seen now. One statement for 500."""
    rows = [
        SourceRecord(
            system=source.system,
            key=source.key,
            fingerprint=source.fingerprint,
            kind=kind,
            public_id=public_id,
            seen=moment,
        )
        for source, kind, public_id in items
        if source is not None
    ]
    if not rows:
        return
    SourceRecord.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["system", "key"],
        update_fields=["fingerprint", "kind", "public_id", "seen"],
    )
