# SPDX-License-Identifier: EUPL-1.2
"""Say who else may change an item, by e-mail address."""

from collections.abc import Sequence

from foyer.blocks.offers.permissions import CONTRIBUTORS
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor


def set_contributors(actor: Actor, kind: str, public_id: str, wanted: Sequence[str]) -> bool:
    """Replace the contributors; an empty list takes them all away.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it.
    """
    addresses = list(dict.fromkeys(wanted)) or None
    return change(
        actor,
        kind,
        public_id,
        "set-contributors",
        CONTRIBUTORS[kind],
        lambda state: state.knowing(contributors=addresses),
    )
