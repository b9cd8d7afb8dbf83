# SPDX-License-Identifier: EUPL-1.2
"""Which news of a request is still worth a letter when it is read, which may be late."""

from foyer.blocks.ownership.rules.states import APPROVED, REJECTED, REQUESTED

_STILL_TRUE = {
    # Whoever decides hears of each request, also where somebody else was faster.
    REQUESTED: {REQUESTED, APPROVED, REJECTED},
    APPROVED: {APPROVED},
    REJECTED: {REJECTED},
}


def is_told(told: str, state: str) -> bool:
    """Say whether people hear that a request came to the state `told`, now that it is in `state`.

    Nobody hears of an end, nor of what an end has made untrue.
    """
    return state in _STILL_TRUE.get(told, ())
