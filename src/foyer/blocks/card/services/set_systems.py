# SPDX-License-Identifier: EUPL-1.2
"""Say in which card systems an event takes part."""

from collections.abc import Sequence

from foyer.blocks.card.platform import platform
from foyer.blocks.card.services.change import change
from foyer.kernel.actors import Actor


def set_systems(actor: Actor, event_id: str, system_ids: Sequence[str]) -> bool:
    """Let an event take part in exactly these card systems; return whether that is new.

    Raises:
        Problem: 403, the actor may not edit the event; 400, its tickets were sold, or the platform refuses;
            502, the platform does not answer.
    """
    return change(
        actor,
        event_id,
        "set-card-systems",
        {"systems": list(system_ids)},
        lambda: platform().set_systems(event_id, system_ids),
    )
