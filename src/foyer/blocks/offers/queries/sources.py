# SPDX-License-Identifier: EUPL-1.2
"""Which items came from which rows of which outside systems."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foyer.blocks.offers.models import SourceRecord


@dataclass(frozen=True)
class Source:
    """Where an item came from: the system, the key of its row there, and how that row looked.

    `fingerprint` (at most 64 characters) is the caller's own: equal fingerprints mean an equal row.
    """

    system: str
    key: str
    fingerprint: str = ""


def by_source(system: str, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return id and fingerprint of the items that came from these keys. One query."""
    rows = SourceRecord.objects.filter(system=system, key__in=list(keys))
    return {key: (found, mark) for key, found, mark in rows.values_list("key", "public_id", "fingerprint")}


def sources_of(system: str) -> Iterator[tuple[str, str, str, str]]:
    """Go through all that came from a system, by key: (key, kind, id, fingerprint)."""
    rows = SourceRecord.objects.filter(system=system).order_by("key")
    yield from rows.values_list("key", "kind", "public_id", "fingerprint").iterator(chunk_size=2000)
