# SPDX-License-Identifier: EUPL-1.2
"""The states of a request, and which of them a decision reaches."""

REQUESTED = "requested"
APPROVED = "approved"
REJECTED = "rejected"
DELETED = "deleted"

STATES = frozenset({REQUESTED, APPROVED, REJECTED, DELETED})
HELD = frozenset({REQUESTED, APPROVED})
"""As long as a request is in one of these, the same person cannot ask for the same organiser again."""

_FROM = {APPROVED: {REQUESTED}, REJECTED: {REQUESTED}, DELETED: STATES - {DELETED}}


def reaches(decision: str, state: str) -> bool:
    """Say whether a decision (approved, rejected, deleted) changes a request that is in this state."""
    return state in _FROM[decision]
