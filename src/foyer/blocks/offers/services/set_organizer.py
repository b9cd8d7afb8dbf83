# SPDX-License-Identifier: EUPL-1.2
"""Say who organises an event or owns a place."""

from dataclasses import replace

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.queries.items import exists
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import Mutation, change
from foyer.blocks.offers.services.delete import unlinked
from foyer.blocks.offers.services.ticket_sales import TicketSales
from foyer.kernel.actors import Actor


def set_organizer(actor: Actor, kind: str, public_id: str, organizer_id: str) -> bool:
    """Link an organiser.

    Raises:
        Problem: 404, there is no such item or organiser; 403, the actor may not edit the item; 400, tickets
            of the event were sold with a card.
    """
    if not exists("organizer", organizer_id):
        raise problems.item_not_found("organizer", organizer_id)
    return _changed(
        actor,
        kind,
        public_id,
        "set-organizer",
        organizer_id,
        lambda state: replace(state, organizer=organizer_id),
    )


def remove_organizer(actor: Actor, kind: str, public_id: str, organizer_id: str) -> bool:
    """Take an organiser off an item; nothing happens where another one is linked.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it; 400, tickets of the event were
            sold with a card.
    """
    return _changed(
        actor, kind, public_id, "unlink-organizer", None, lambda state: unlinked(state, organizer_id)
    )


def _changed(
    actor: Actor, kind: str, public_id: str, verb: str, wanted: str | None, mutate: Mutation
) -> bool:
    sales = TicketSales()
    if kind == "event":
        sales.foresee({public_id: wanted})

    def kept(state: State) -> State:
        after = mutate(state)
        if kind == "event":
            sales.refuse_change(public_id, state, after)
        return after

    return change(actor, kind, public_id, verb, EDIT[kind], kept)
