# SPDX-License-Identifier: EUPL-1.2
"""Create an event, place or organiser from a whole document."""

from typing import Any

from foyer.blocks.offers.services.attempts import attempted
from foyer.blocks.offers.services.batch import Write, prepared, written
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane


def create(actor: Actor, kind: str, document: Any, *, imported: bool = False) -> str:
    """Create an item under a new id; return the id.

    `imported` publishes it whatever the document says (the old import addresses).

    Raises:
        Problem: 400, the document breaks a rule; 403, the actor may not create; 409, the place exists.
    """
    return put(actor, Write(kind, document, imported=imported))


def put(actor: Actor, write: Write) -> str:
    """Write one whole document at once; return its id.

    Raises:
        Problem: the document is refused.
    """
    jobs = prepared([write])
    (result,) = attempted(lambda: written(actor, jobs, Lane.OWN))
    if result.problem is not None:
        raise result.problem
    return result.id
