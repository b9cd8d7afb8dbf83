# SPDX-License-Identifier: EUPL-1.2
"""Change some dates of an event: their times, status, booking availability or childcare."""

from collections.abc import Mapping, Sequence
from typing import Any

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT_OFFER
from foyer.blocks.offers.rules.calendar import Calendar, checks, patches
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.rules.terms import type_id
from foyer.blocks.offers.services.change import change, with_calendar
from foyer.kernel.actors import Actor


def patch_sub_events(actor: Actor, kind: str, public_id: str, changes: Sequence[Mapping[str, Any]]) -> bool:
    """Change the listed sub-events by their position; the others stay. Unknown positions are ignored.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it; 400, its calendar has no
            sub-events or the result breaks a rule of calendars.
    """

    def mutate(state: State) -> State:
        calendar = Calendar.stored(state.document)
        after = calendar.patched(changes)
        if faults := patches.faults(calendar, changes):
            raise problems.invalid_data(faults)
        if problem := checks.overnight_problem(after, type_id(state.document)):
            raise problem
        return with_calendar(state, after)

    return change(actor, kind, public_id, "patch-sub-events", EDIT_OFFER, mutate)
