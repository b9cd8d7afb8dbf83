# SPDX-License-Identifier: EUPL-1.2
"""Say whose an organiser is that nobody has."""

from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor


def set_creator(actor: Actor, organizer_id: str, user_id: str) -> bool:
    """Give an organiser without creator one; return whether it had none.

    Raises:
        Problem: 404, there is no such organiser; 403, the actor may not edit it.
    """

    def owned(state: State) -> State:
        return state if state.document.get("creator") else state.having(creator=user_id)

    return change(actor, "organizer", organizer_id, "set-creator", EDIT["organizer"], owned)
