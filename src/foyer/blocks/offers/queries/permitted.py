# SPDX-License-Identifier: EUPL-1.2
"""On which items somebody has a right."""

from collections.abc import Sequence

from foyer.blocks.offers.permissions import (
    DELETE_OFFER,
    EDIT_OFFER,
    EDIT_ORGANIZER,
    MODERATE_OFFER,
    Item,
    ItemRight,
)
from foyer.blocks.offers.services.state import current, current_and_damaged
from foyer.kernel.actors import Actor

_OFFER = (EDIT_OFFER, MODERATE_OFFER, DELETE_OFFER)
SHOWN = {"event": _OFFER, "place": _OFFER, "organizer": (EDIT_ORGANIZER,)}


def permitted(right: ItemRight, actor: Actor, kind: str, public_ids: Sequence[str]) -> frozenset[str]:
    """Return the ids of those items of a kind on which an actor has a right.

    Unknown ids are left out, and those whose records are damaged: nobody knows whose they are.

    One query, and a fixed number more where roles must be asked.
    """
    found, _ = current_and_damaged(kind, public_ids, lock=False)
    return right.among(actor, [item.item for item in found.values()])


def rights_on(
    actor: Actor, kind: str, public_id: str, rights: Sequence[ItemRight] | None = None
) -> list[str]:
    """Return the names of those rights (all that are shown of a kind) that an actor has on an item.

    An item that is kept nowhere, as the nil place, belongs to nobody.
    """
    found = current(kind, [public_id], lock=False).get(public_id)
    item = found.item if found else Item(kind, public_id)
    return [right.name for right in rights or SHOWN[kind] if right.allows(actor, item)]
