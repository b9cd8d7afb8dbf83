# SPDX-License-Identifier: EUPL-1.2
"""Move an event or place through its workflow: publish, approve, reject, delete."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers.permissions import EDIT_OFFER, MODERATE_OFFER
from foyer.blocks.offers.rules import workflow
from foyer.blocks.offers.rules.moments import read
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.auto_approval import is_trusted
from foyer.blocks.offers.services.change import change
from foyer.blocks.offers.services.delete import deleted
from foyer.kernel import clock
from foyer.kernel.actors import Actor

_VERBS = {
    workflow.DRAFT: ("leave", EDIT_OFFER),
    workflow.READY: ("publish", EDIT_OFFER),
    workflow.APPROVED: ("approve", MODERATE_OFFER),
    workflow.REJECTED: ("reject", MODERATE_OFFER),
    workflow.DELETED: ("delete", EDIT_OFFER),
}


def set_workflow_status(actor: Actor, kind: str, public_id: str, wanted: Mapping[str, Any]) -> bool:
    """Apply `{workflowStatus, availableFrom?, reason?}`; return whether anything is different now.

    Nothing goes back to draft: asking for it does nothing.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not do this; 400, the wanted status cannot
            follow the present one.
    """
    status = wanted["workflowStatus"]
    verb, right = _VERBS[status]
    at = read(wanted["availableFrom"]) if "availableFrom" in wanted else None

    def mutate(state: State) -> State:
        if status == workflow.READY:
            now = clock.now().replace(microsecond=0)
            return workflow.published(state, at, now, auto_approve=is_trusted(actor))
        if status == workflow.APPROVED:
            return workflow.approved(state)
        if status == workflow.REJECTED:
            return workflow.rejected(state, wanted["reason"])
        return deleted(state) if status == workflow.DELETED else state

    return change(actor, kind, public_id, verb, right, mutate, detail=wanted.get("reason", ""))
