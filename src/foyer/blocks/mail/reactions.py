# SPDX-License-Identifier: EUPL-1.2
"""Letters go out, one after the other, in a thread of the worker that only they wait for."""

from collections.abc import Sequence

from foyer.blocks.mail.services.deliver_letters import deliver
from foyer.blocks.mail.services.queue_letters import QUEUED
from foyer.kernel.reactions import Happened, Reaction, register

BATCH = 10
"""Letters over one connection: a worker that is told to stop waits for no more than these."""


def handle(news: Sequence[Happened]) -> None:
    """Deliver what was queued or has come due."""
    deliver([item.aggregate_id for item in news])


register(Reaction(name="mail", types=frozenset({QUEUED}), handle=handle, batch=BATCH))
