# SPDX-License-Identifier: EUPL-1.2
"""The named rights of ownership. Managing a request is the right to edit its organiser."""

from collections.abc import Iterable

from foyer.blocks.offers.public import EDIT, permitted, problems
from foyer.kernel.actors import Actor
from foyer.kernel.rights import Right, authenticated

MANAGE = EDIT["organizer"]
ASK = Right("ownership.ask", (authenticated,))


def managed(actor: Actor, organizer_ids: Iterable[str]) -> frozenset[str]:
    """Return which of these organisers the actor manages; a fixed number of queries."""
    return permitted(MANAGE, actor, "organizer", sorted(set(organizer_ids)))


def require_managing(actor: Actor, organizer_id: str, verb: str) -> None:
    """Let pass whoever manages the organiser of a request.

    Raises:
        Problem: 403 with the sentence of the contract; `verb` is what cannot be done.
    """
    if not managed(actor, [organizer_id]):
        raise problems.forbidden(f"You are not allowed to {verb} this ownership")
