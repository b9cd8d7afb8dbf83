# SPDX-License-Identifier: EUPL-1.2
"""Give an event or place another type, or an event another theme."""

from foyer.blocks.offers.permissions import EDIT, EDIT_OFFER
from foyer.blocks.offers.rules.terms import found_theme, found_type, with_theme, with_type
from foyer.blocks.offers.services.change import change
from foyer.blocks.offers.services.surroundings import Surroundings
from foyer.kernel.actors import Actor


def set_type(actor: Actor, kind: str, public_id: str, term_id: str) -> bool:
    """Set the type.

    Raises:
        Problem: 404, there is no such type for this kind, or no such item; 403, the actor may not edit it.
    """
    known = Surroundings()
    found_type(kind, term_id, known)
    return change(
        actor, kind, public_id, "set-type", EDIT[kind], lambda state: with_type(kind, state, term_id, known)
    )


def set_theme(actor: Actor, public_id: str, term_id: str | None) -> bool:
    """Set the theme of an event; None takes it away.

    Raises:
        Problem: 404, there is no such theme or event; 403, the actor may not edit it.
    """
    known = Surroundings()
    if term_id is not None:
        found_theme(term_id, known)
    return change(
        actor, "event", public_id, "set-theme", EDIT_OFFER, lambda state: with_theme(state, term_id, known)
    )
