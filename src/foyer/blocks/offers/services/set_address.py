# SPDX-License-Identifier: EUPL-1.2
"""Say where a place is or where an organiser lives, in one language."""

from collections.abc import Mapping

from foyer.blocks.offers.permissions import EDIT, EDIT_ORGANIZER
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import change
from foyer.blocks.offers.services.located import located, point_of
from foyer.kernel.actors import Actor

PARTS = ("addressCountry", "addressLocality", "postalCode", "streetAddress")


def set_address(
    actor: Actor, kind: str, public_id: str, wanted: Mapping[str, str], language: str = "nl"
) -> bool:
    """Set the address in a language; the point on the map follows the one in the main language.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it.
    """
    address = {name: wanted[name] for name in PARTS}
    point = point_of({"mainLanguage": language, "address": {language: address}})

    def mutate(state: State) -> State:
        after = state.having(address={**state.document.get("address", {}), language: address})
        return located(after, state, point, None) if language == state.document["mainLanguage"] else after

    return change(actor, kind, public_id, "set-address", EDIT[kind], mutate, detail=language)


def remove_address(actor: Actor, public_id: str) -> bool:
    """Take the address off an organiser, in all languages, and its point with it.

    Raises:
        Problem: 404, there is no such organiser; 403, the actor may not edit it.
    """
    return change(
        actor,
        "organizer",
        public_id,
        "remove-address",
        EDIT_ORGANIZER,
        lambda state: located(state.having(address=None), state, None, None),
    )
