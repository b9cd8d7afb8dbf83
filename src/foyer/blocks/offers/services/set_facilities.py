# SPDX-License-Identifier: EUPL-1.2
"""Say which facilities an event or place has."""

from collections.abc import Sequence

from foyer.blocks.offers.permissions import EDIT_FACILITIES
from foyer.blocks.offers.rules.terms import found_facilities, with_facilities
from foyer.blocks.offers.services.change import change
from foyer.blocks.offers.services.surroundings import Surroundings
from foyer.kernel.actors import Actor


def set_facilities(actor: Actor, kind: str, public_id: str, term_ids: Sequence[str]) -> bool:
    """Replace all facilities of an event or place; its other terms stay before them.

    Raises:
        Problem: 400, a term is no facility or not for this kind; 404, there is no such item; 403, the actor
            may not edit facilities (owning the item does not suffice).
    """
    known = Surroundings()
    found_facilities(kind, term_ids, known)
    return change(
        actor,
        kind,
        public_id,
        "set-facilities",
        EDIT_FACILITIES,
        lambda state: with_facilities(kind, state, term_ids, known),
    )
