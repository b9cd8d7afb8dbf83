# SPDX-License-Identifier: EUPL-1.2
"""Take an event out of a production."""

from foyer.blocks.offers.public import PRODUCE, attempted, require
from foyer.blocks.productions.models import Showing
from foyer.blocks.productions.rules import refusals
from foyer.blocks.productions.services.production import events_of, held, tell
from foyer.kernel.actors import Actor


def remove_event(actor: Actor, public_id: str, event: str) -> bool:
    """Take an event out of a production; return whether it was in. With its last event the production goes.

    Raises:
        Problem: 403, the actor may not change productions; 400, there is no such production.
    """
    require(PRODUCE, actor, public_id)

    def work() -> bool:
        production = held(public_id).get(public_id)
        if production is None:
            raise refusals.nothing_to_remove_from(event, public_id)
        removed, _ = Showing.objects.filter(production=production, event=event).delete()
        if not removed:
            return False
        left = events_of(production)
        if not left:
            production.delete()
        tell(actor, "remove-event", public_id, [event, *left], {"event": event}, gone=not left)
        return True

    return attempted(work)
