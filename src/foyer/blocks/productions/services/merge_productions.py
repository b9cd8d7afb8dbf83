# SPDX-License-Identifier: EUPL-1.2
"""Merge a production into another."""

from foyer.blocks.offers.public import PRODUCE, attempted, require
from foyer.blocks.productions.models import Showing
from foyer.blocks.productions.services.production import events_of, held, not_found, tell
from foyer.kernel.actors import Actor


def merge_productions(actor: Actor, public_id: str, other_id: str) -> None:
    """Move the events of the production `other_id` to `public_id`; the other disappears.

    A production merged into itself stays as it is.

    Raises:
        Problem: 403, the actor may not change productions; 404, one of both does not exist.
    """
    require(PRODUCE, actor, public_id)

    def work() -> None:
        found = held(public_id, other_id)
        for one in (public_id, other_id):
            if one not in found:
                raise not_found(one)
        if public_id == other_id:
            return
        Showing.objects.filter(production=found[other_id]).update(production=found[public_id])
        found[other_id].delete()
        tell(actor, "merge-away", other_id, (), {"into": public_id}, gone=True)
        tell(actor, "merge", public_id, events_of(found[public_id]), {"from": other_id})

    attempted(work)
