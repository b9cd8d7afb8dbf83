# SPDX-License-Identifier: EUPL-1.2
"""Say anew when an event takes place or a place is open."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.rules.calendar import Calendar, checks
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.rules.terms import type_id
from foyer.blocks.offers.services.change import change, with_calendar
from foyer.kernel.actors import Actor


def set_calendar(actor: Actor, kind: str, public_id: str, wanted: Mapping[str, Any]) -> bool:
    """Replace the calendar; what is left out goes back to its default or disappears.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it; 400, the calendar breaks a rule.
    """
    asked = Calendar.requested(wanted, kind)
    if faults := checks.faults(asked):
        raise problems.invalid_data(faults)

    def mutate(state: State) -> State:
        if problem := checks.overnight_problem(asked, type_id(state.document)):
            raise problem
        return with_calendar(state, asked.settled())

    return change(actor, kind, public_id, "set-calendar", EDIT[kind], mutate)
