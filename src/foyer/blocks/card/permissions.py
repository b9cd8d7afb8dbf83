# SPDX-License-Identifier: EUPL-1.2
"""Who may set the card systems of an event: whoever may edit the event.

Of an event that is not kept here only the platform can say whose it is: any known caller may ask it.
"""

from foyer.blocks.offers.public import EDIT, Item, exists, permitted
from foyer.blocks.offers.public import require as require_item
from foyer.kernel.actors import Actor
from foyer.kernel.rights import Right, authenticated, require

SET_SYSTEMS = Right("card.set-systems", (authenticated,))


def require_event(actor: Actor, event_id: str) -> None:
    """Let pass or raise. Two queries at most, beside those for roles.

    Raises:
        Problem: 403, the event is kept here and the actor may not edit it, or he is nobody.
    """
    require(SET_SYSTEMS, actor)
    right = EDIT["event"]
    if not permitted(right, actor, "event", [event_id]) and exists("event", event_id):
        require_item(right, actor, Item("event", event_id))
