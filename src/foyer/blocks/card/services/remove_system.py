# SPDX-License-Identifier: EUPL-1.2
"""Let an event no longer take part in a card system."""

from foyer.blocks.card.platform import platform
from foyer.blocks.card.services.change import change
from foyer.kernel.actors import Actor


def remove_system(actor: Actor, event_id: str, system_id: str) -> bool:
    """Take an event out of a card system; return whether it was in.

    Raises:
        Problem: 403, the actor may not edit the event; 404, the platform does not know it; 400, its tickets
            were sold, or the platform refuses; 502, the platform does not answer.
    """
    return change(
        actor,
        event_id,
        "remove-card-system",
        {"system": system_id},
        lambda: platform().remove_system(event_id, system_id),
    )
