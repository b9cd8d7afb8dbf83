# SPDX-License-Identifier: EUPL-1.2
"""Make a production of events."""

from collections.abc import Sequence

from foyer.blocks.offers.public import PRODUCE, attempted, existing, require
from foyer.blocks.productions.models import Production, Showing
from foyer.blocks.productions.rules import refusals
from foyer.blocks.productions.rules.names import folded
from foyer.blocks.productions.services.production import tell
from foyer.kernel import clock, ids
from foyer.kernel.actors import Actor


def create_production(actor: Actor, name: str, events: Sequence[str]) -> str:
    """Make a production of at least one event; return its id.

    Raises:
        Problem: 403, the actor may not change productions; 400, an event does not exist or is in another
            production already.
    """
    public_id = ids.new()
    require(PRODUCE, actor, public_id)
    wanted = list(dict.fromkeys(events))

    def work() -> None:
        there = existing("event", wanted)
        if missing := next((event for event in wanted if event not in there), None):
            raise refusals.no_such_event(missing)
        if Showing.objects.filter(event__in=wanted).exists():
            raise refusals.some_elsewhere(wanted, public_id)
        production = Production.objects.create(
            public_id=public_id, name=name, name_key=folded(name), created=clock.now()
        )
        Showing.objects.bulk_create(Showing(production=production, event=event) for event in wanted)
        tell(actor, "create", public_id, wanted, {"events": wanted})

    attempted(work)
    return public_id
