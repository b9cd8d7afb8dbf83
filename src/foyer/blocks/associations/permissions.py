# SPDX-License-Identifier: EUPL-1.2
"""The named rights of associations."""

from foyer.blocks.offers.public import OrganizerFacts, god
from foyer.blocks.ownership.public import is_owner
from foyer.kernel.actors import Actor
from foyer.kernel.rights import Right, staff


def creator(actor: Actor, organizer: object) -> bool:
    """Grant to whoever entered the organiser."""
    return (
        isinstance(organizer, OrganizerFacts)
        and actor.user_id is not None
        and (actor.user_id == organizer.creator)
    )


def approved(actor: Actor, organizer: object) -> bool:
    """Grant to whoever owns the organiser by an approved request."""
    return (
        isinstance(organizer, OrganizerFacts)
        and actor.user_id is not None
        and is_owner(actor.user_id, organizer.id)
    )


# Only owners: neither contributors nor roles with other constraints.
DISCONNECT = Right("associations.disconnect", (god, creator, approved))
FILL = Right("associations.fill", (staff,))
