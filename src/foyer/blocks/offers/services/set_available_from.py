# SPDX-License-Identifier: EUPL-1.2
"""Say from when on an event or place may be shown."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.rules.moments import read
from foyer.blocks.offers.rules.workflow import available_from
from foyer.blocks.offers.services.change import change
from foyer.kernel import clock
from foyer.kernel.actors import Actor


def set_available_from(actor: Actor, kind: str, public_id: str, wanted: Mapping[str, Any]) -> bool:
    """Set `{availableFrom}`; a moment in the past becomes now.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it.
    """
    at, now = read(wanted["availableFrom"]), clock.now().replace(microsecond=0)
    return change(
        actor, kind, public_id, "set-available-from", EDIT[kind], lambda state: available_from(state, at, now)
    )
