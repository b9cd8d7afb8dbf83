# SPDX-License-Identifier: EUPL-1.2
"""Let an event take part in a card system."""

from foyer.blocks.card.platform import platform
from foyer.blocks.card.services.change import change
from foyer.kernel.actors import Actor


def add_system(actor: Actor, event_id: str, system_id: str, distribution_key_id: str | None = None) -> bool:
    """Let an event take part in a card system too, by this distribution key; return whether that is new.

    Raises:
        Problem: 403, the actor may not edit the event; 404, the platform does not know it; 400, its tickets
            were sold, or the platform refuses; 502, the platform does not answer.
    """
    return change(
        actor,
        event_id,
        "add-card-system",
        {"system": system_id, "distributionKey": distribution_key_id},
        lambda: platform().add_system(event_id, system_id, distribution_key_id),
    )
