# SPDX-License-Identifier: EUPL-1.2
"""Say that index documents are old although their own records have not changed."""

from collections.abc import Iterable

from django.db import transaction

from foyer.blocks.search.services.gather import batches
from foyer.kernel import outbox
from foyer.kernel.outbox import Lane, News

STALE = "search.item.stale"
"""News of our own: an item shows something that has changed. Its aggregate id is `kind/id`."""

_BATCH = 2000


def mark_stale(references: Iterable[str]) -> None:
    """Pass references on to the bulk lane, where they delay nobody who waits for a change of his own."""
    for batch in batches(references, _BATCH):
        with transaction.atomic():
            outbox.append([News(STALE, reference) for reference in batch], Lane.BULK)
