# SPDX-License-Identifier: EUPL-1.2
"""Jobs take turns: whoever is announced works for a while, and announces himself again behind the others."""

import time
from collections.abc import Sequence

from django.db import transaction

from foyer.blocks.jobs.services.advance_job import advance
from foyer.blocks.jobs.services.start_job import DUE
from foyer.kernel.outbox import Lane, News, append
from foyer.kernel.reactions import Happened, Reaction, register

TURN = 2.0
"""Seconds that one batch of news may take: a worker that is told to stop waits no longer."""


def handle(news: Sequence[Happened]) -> None:
    """Let the first job work until the time is over; announce again what wants to go on."""
    until = time.monotonic() + TURN
    later: list[str] = []
    again: list[str] = []
    for public_id in dict.fromkeys(item.aggregate_id for item in news):
        if time.monotonic() >= until:
            later.append(public_id)
        elif advance(public_id, until):
            again.append(public_id)
    if later or again:
        with transaction.atomic():
            append([News(DUE, public_id) for public_id in [*later, *again]], Lane.BULK)


register(Reaction(name="jobs", types=frozenset({DUE}), handle=handle))
