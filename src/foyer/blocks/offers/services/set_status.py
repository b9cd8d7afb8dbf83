# SPDX-License-Identifier: EUPL-1.2
"""Say whether an event or place goes on as planned, for the whole and every date of it."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.rules.calendar import Calendar, Status
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import change, with_calendar
from foyer.kernel.actors import Actor


def set_status(actor: Actor, kind: str, public_id: str, wanted: Mapping[str, Any]) -> bool:
    """Set `{type, reason?}` on an event or place; return whether anything is different now.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it.
    """
    status = Status(wanted["type"], wanted.get("reason") or None)

    def mutate(state: State) -> State:
        return with_calendar(state, Calendar.stored(state.document).with_status(status))

    return change(actor, kind, public_id, "set-status", EDIT[kind], mutate)
