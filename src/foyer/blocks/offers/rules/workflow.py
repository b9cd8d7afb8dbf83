# SPDX-License-Identifier: EUPL-1.2
"""The workflow of events and places: draft, ready for validation, approved, rejected, deleted.

Nothing goes back to draft. A publication date in the past becomes now, except at creation.
"""

from datetime import datetime

from foyer.blocks.offers.problems import invalid_transition
from foyer.blocks.offers.rules.moments import write
from foyer.blocks.offers.rules.state import State
from foyer.kernel.problems import Problem

DRAFT, READY, APPROVED, REJECTED, DELETED = "DRAFT", "READY_FOR_VALIDATION", "APPROVED", "REJECTED", "DELETED"


def status_of(state: State) -> str:
    """Return the workflow status of an item."""
    status: str = state.document["workflowStatus"]
    return status


def published(state: State, at: datetime | None, now: datetime, *, auto_approve: bool = False) -> State:
    """Return an offer that was published; one that is ready or approved stays as it is.

    `at` is the wished moment of publication, now when it is absent or past.

    Raises:
        Problem: the offer was rejected or deleted.
    """
    current = status_of(state)
    if current in {READY, APPROVED}:
        return state
    if current != DRAFT:
        raise invalid_transition(current, READY)
    moment = at if at is not None and at > now else now
    return _published(state, moment, auto_approve=auto_approve)


def published_at_creation(
    state: State, at: datetime | None, now: datetime, *, auto_approve: bool = False
) -> State:
    """Return a new offer that is published at once; a past moment is kept as it was sent."""
    return _published(state, at if at is not None else now, auto_approve=auto_approve)


def approved(state: State) -> State:
    """Return an offer that was approved.

    Raises:
        Problem: the offer is not ready for validation.
    """
    current = status_of(state)
    if current == APPROVED:
        return state
    if current != READY:
        raise _refused("You can not approve an offer that is not ready for validation")
    return state.having(workflowStatus=APPROVED)


def rejected(state: State, reason: str) -> State:
    """Return an offer that was rejected for a reason; the same reason again changes nothing.

    Raises:
        Problem: the offer is not ready for validation, or was rejected for another reason.
    """
    current = status_of(state)
    if current == REJECTED:
        before = state.internal.get("rejectionReason", "")
        if before == reason:
            return state
        raise _refused(f"The offer has already been rejected for another reason: {before}")
    if current != READY:
        raise _refused("You can not reject an offer that is not ready for validation")
    return state.having(workflowStatus=REJECTED).knowing(rejectionReason=reason)


def deleted(state: State) -> State:
    """Return an item that was deleted; it stays readable."""
    return state.having(workflowStatus=DELETED)


def available_from(state: State, at: datetime, now: datetime) -> State:
    """Return an offer with another moment from which it is available; a past one becomes now."""
    return state.having(availableFrom=write(max(at, now)))


def _published(state: State, moment: datetime, *, auto_approve: bool) -> State:
    return state.having(workflowStatus=APPROVED if auto_approve else READY, availableFrom=write(moment))


def _refused(title: str) -> Problem:
    return Problem("about:blank", title, 400)
