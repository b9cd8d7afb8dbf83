# SPDX-License-Identifier: EUPL-1.2
"""End the connection of an organiser with its association."""

from foyer.blocks.associations.permissions import DISCONNECT
from foyer.blocks.associations.ports import RegisterDown
from foyer.blocks.associations.problems import not_in_register, only_owners, register_down
from foyer.blocks.associations.queries import register
from foyer.blocks.associations.rules.connections import CONFIRMED, present
from foyer.blocks.offers.public import organizer_facts, problems
from foyer.kernel.actors import Actor


def disconnect(actor: Actor, organizer_id: str) -> bool:
    """End the confirmed connection of an organiser; return whether there was one still.

    Raises:
        Problem: 404, there is no such organiser, or the register does not know it; 403, the actor does not
            own it; 503, the register does not answer.
    """
    organizer = organizer_facts([organizer_id]).get(organizer_id)
    if organizer is None:
        raise problems.item_not_found("organizer", organizer_id)
    if not DISCONNECT.allows(actor, organizer):
        raise only_owners()
    try:
        found = present(register().connections(organizer_id))
        if found is None:
            raise not_in_register(organizer_id)
        if found.status != CONFIRMED:
            return False
        register().cancel(actor, organizer_id)
    except RegisterDown as error:
        raise register_down() from error
    return True
