# SPDX-License-Identifier: EUPL-1.2
"""Add an event to a production."""

from foyer.blocks.offers.public import PRODUCE, attempted, exists, require
from foyer.blocks.productions.models import Showing
from foyer.blocks.productions.rules import refusals
from foyer.blocks.productions.services.production import events_of, held, not_found, tell
from foyer.kernel.actors import Actor


def add_event(actor: Actor, public_id: str, event: str) -> None:
    """Add an event to a production.

    Raises:
        Problem: 403, the actor may not change productions; 404, there is no such production; 400, there is no
            such event, or it is in this or another production already.
    """
    require(PRODUCE, actor, public_id)

    def work() -> None:
        production = held(public_id).get(public_id)
        if production is None:
            raise not_found(public_id)
        if not exists("event", event):
            raise refusals.no_such_event(event)
        if showing := Showing.objects.filter(event=event).first():
            same = showing.production_id == production.pk
            raise (refusals.already_there if same else refusals.elsewhere)(event, public_id)
        Showing.objects.create(production=production, event=event)
        tell(actor, "add-event", public_id, events_of(production), {"event": event})

    attempted(work)
