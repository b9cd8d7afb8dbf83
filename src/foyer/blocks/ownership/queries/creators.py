# SPDX-License-Identifier: EUPL-1.2
"""Who entered an organiser, for those who may edit it."""

from foyer.blocks.identity.public import DirectoryUser, user_by_id
from foyer.blocks.offers.public import organizer_facts, problems
from foyer.blocks.ownership.permissions import managed
from foyer.kernel.actors import Actor


def creator(actor: Actor, organizer_id: str) -> DirectoryUser:
    """Return the creator of an organiser.

    Raises:
        Problem: 403, the actor may not edit it; 404, there is no such organiser, or nobody knows its
            creator.
    """
    found = organizer_facts([organizer_id]).get(organizer_id)
    if found is None:
        raise problems.item_not_found("organizer", organizer_id)
    if not managed(actor, [organizer_id]):
        raise problems.forbidden("You are not allowed to get creator for this item")
    person = user_by_id(found.creator) if found.creator else None
    if person is None:
        raise problems.not_found(f'The creator of the Organizer with id "{organizer_id}" was not found.')
    return person
