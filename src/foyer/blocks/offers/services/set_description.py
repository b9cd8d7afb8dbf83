# SPDX-License-Identifier: EUPL-1.2
"""Describe an item in one language, or take a description away."""

from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor


def set_description(
    actor: Actor, kind: str, public_id: str, language: str, text: str, name: str = "description"
) -> bool:
    """Set a description (or `educationalDescription`) in a language; an empty text takes it away.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it.
    """

    def mutate(state: State) -> State:
        texts = {**state.document.get(name, {}), language: text}
        return state.having(**{name: {other: said for other, said in texts.items() if said} or None})

    verb = "set-description" if name == "description" else "set-educational-description"
    return change(actor, kind, public_id, verb, EDIT[kind], mutate, detail=language)
