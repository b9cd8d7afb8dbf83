# SPDX-License-Identifier: EUPL-1.2
"""Delete an item: its status changes, its document stays readable."""

from contextlib import suppress
from dataclasses import replace

from django.conf import settings

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT, MANAGE_ORGANIZERS
from foyer.blocks.offers.ports import ports
from foyer.blocks.offers.queries.items import linked_to
from foyer.blocks.offers.rules import workflow
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import change, require_on
from foyer.blocks.offers.services.ticket_sales import TicketSales
from foyer.kernel.actors import Actor
from foyer.kernel.problems import Problem


def delete(actor: Actor, kind: str, public_id: str) -> bool:
    """Delete an item; return whether it was not deleted before.

    Deleting an organiser first takes it off every event and place that has it, each a change of its
    own with the rights of the actor on that item: interrupted, it can be called again. Events at a
    deleted place stay there.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not delete it, or the place is a counter of
            the card system; 400, tickets of an event of the organiser were sold with a card.
    """
    if kind != "organizer":
        return change(actor, kind, public_id, "delete", EDIT[kind], deleted)
    require_on(actor, "organizer", public_id, MANAGE_ORGANIZERS)
    _take_off(actor, public_id, _unsold(public_id))
    changed = change(actor, kind, public_id, "delete", MANAGE_ORGANIZERS, deleted)
    # Somebody may have linked it while the others were taken off one by one. It is deleted all the same
    # where the actor may not edit what they linked.
    with suppress(Problem):
        _take_off(actor, public_id, TicketSales())
    return changed


def _unsold(organizer: str) -> TicketSales:
    """Return what the card says of the events of an organiser.

    Raises:
        Problem: 400, tickets of one were sold. Nothing has been taken off then.
    """
    sales = TicketSales()
    if ports().has_card:
        events = [public_id for kind, public_id in linked_to(organizer) if kind == "event"]
        sales.foresee(dict.fromkeys(events))
        for public_id in events:
            sales.refuse(public_id)
    return sales


def _take_off(actor: Actor, organizer: str, sales: TicketSales) -> None:
    for kind, public_id in linked_to(organizer):

        def mutate(state: State, kind: str = kind, public_id: str = public_id) -> State:
            after = unlinked(state, organizer)
            if kind == "event":
                sales.refuse_change(public_id, state, after)
            return after

        change(actor, kind, public_id, "unlink-organizer", EDIT[kind], mutate)


def deleted(state: State) -> State:
    """Return a state as deleted.

    Raises:
        Problem: 403, a place with a label of the card system.
    """
    refuse_card_place(state)
    return workflow.deleted(state)


def refuse_card_place(state: State) -> None:
    """Let nobody delete a counter of the card system, whatever his rights.

    Raises:
        Problem: 403, the place has a label of the card system.
    """
    if set(settings.FOYER_CARD_LABELS.values()).intersection(state.document.get("hiddenLabels", ())):
        raise problems.card_place()


def unlinked(state: State, organizer: str) -> State:
    """Return a state without this organiser; one that has another stays as it is."""
    return replace(state, organizer=None) if state.organizer == organizer else state
