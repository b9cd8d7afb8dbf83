# SPDX-License-Identifier: EUPL-1.2
"""Say for which ages an event or place is."""

from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.rules.changes.audience import with_ages, without_ages
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor


def set_age_range(actor: Actor, kind: str, public_id: str, text: str) -> bool:
    """Set a range such as `6-12`; `-` is for everybody. On events it removes the range of birth dates.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it; 400, the range runs backwards.
    """
    return change(
        actor, kind, public_id, "set-age-range", EDIT[kind], lambda state: with_ages(kind, state, text)
    )


def remove_age_range(actor: Actor, kind: str, public_id: str) -> bool:
    """Make an event or place one for everybody; events that tell birth dates keep them.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it.
    """
    return change(actor, kind, public_id, "remove-age-range", EDIT[kind], without_ages)
