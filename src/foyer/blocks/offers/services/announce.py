# SPDX-License-Identifier: EUPL-1.2
"""Announce items whose shown documents changed although they themselves did not."""

from collections.abc import Iterable

from foyer.blocks.offers.models import KINDS
from foyer.kernel import outbox
from foyer.kernel.outbox import Lane, News

CHUNK = 2000


def announce(kind: str, public_ids: Iterable[str], lane: Lane = Lane.OWN) -> None:
    """Append the news that items of a kind changed, each once; ids of nothing are left out.

    For blocks that add something to what a document shows. Call it in the transaction of that change.
    Document, history and `modified` stay. Two queries for 2,000 items.

    Raises:
        RuntimeError: called outside a transaction.
    """
    wanted = list(dict.fromkeys(public_ids))
    for start in range(0, len(wanted), CHUNK):
        rows = KINDS[kind].objects.filter(public_id__in=wanted[start : start + CHUNK]).order_by("pk")
        versions = rows.values_list("public_id", "playhead")
        outbox.append((News(f"offers.{kind}.changed", *version) for version in versions), lane)
