# SPDX-License-Identifier: EUPL-1.2
"""The contributors of an item: shown to whoever may edit it, never to others."""

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.services.state import current
from foyer.kernel.actors import Actor


def contributors(actor: Actor, kind: str, public_id: str) -> tuple[str, ...] | None:
    """Return the addresses of the contributors, or None where the actor may not know them. One query.

    Raises:
        Problem: 404, there is no such item.
    """
    found = current(kind, [public_id], lock=False).get(public_id)
    if found is None:
        raise problems.item_not_found(kind, public_id)
    return found.item.contributors if EDIT[kind].allows(actor, found.item) else None
