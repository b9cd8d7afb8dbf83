# SPDX-License-Identifier: EUPL-1.2
"""On which items somebody has a right."""

from collections.abc import Sequence

from foyer.blocks.offers.permissions import ItemRight
from foyer.blocks.offers.services.state import current
from foyer.kernel.actors import Actor


def permitted(right: ItemRight, actor: Actor, kind: str, public_ids: Sequence[str]) -> frozenset[str]:
    """Return the ids of those items of a kind on which an actor has a right; unknown ids are left out.

    One query, and a fixed number more where roles must be asked.
    """
    found = current(kind, public_ids, lock=False)
    return right.among(actor, [item.item for item in found.values()])
