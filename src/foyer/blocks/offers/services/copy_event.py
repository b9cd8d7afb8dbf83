# SPDX-License-Identifier: EUPL-1.2
"""Copy an event onto another calendar."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT_OFFER, require
from foyer.blocks.offers.ports import ports
from foyer.blocks.offers.queries.addresses import base
from foyer.blocks.offers.rules.calendar import Calendar, checks
from foyer.blocks.offers.rules.changes.copies import copied
from foyer.blocks.offers.rules.terms import type_id
from foyer.blocks.offers.services.attempts import attempted
from foyer.blocks.offers.services.conditions import meet_condition
from foyer.blocks.offers.services.state import current
from foyer.blocks.offers.services.store import Change, keep
from foyer.kernel import clock, ids
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane


def copy_event(actor: Actor, public_id: str, wanted: Mapping[str, Any]) -> str:
    """Make a draft with everything of an event but its calendar and labels; return its id.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it; 400, the calendar breaks a rule.
    """
    asked = Calendar.requested(wanted, "event")
    if faults := checks.faults(asked):
        raise problems.invalid_data(faults)
    copy_id = ids.new()

    def work() -> None:
        found = current("event", [public_id], lock=False).get(public_id)
        if found is None:
            raise problems.item_not_found("event", public_id)
        require(EDIT_OFFER, actor, found.item)
        meet_condition("event", public_id)
        if problem := checks.overnight_problem(asked, type_id(found.state.document)):
            raise problem
        now = clock.now().replace(microsecond=0)
        state = copied(found.state, asked.settled(), copy_id, base(), actor.name, now)
        state = state.knowing(createdBy=actor.api_key_id or actor.client_id or None)
        # A copy goes on counting where its original stood.
        copy = Change("event", copy_id, "copy", None, state, (), public_id, found.row.playhead + 1)
        keep(actor, [copy], Lane.OWN)
        ports().copied(actor, public_id, copy_id)

    attempted(work)
    return copy_id
