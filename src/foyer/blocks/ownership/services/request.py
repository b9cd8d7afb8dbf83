# SPDX-License-Identifier: EUPL-1.2
"""Ask for an organiser, for oneself or for somebody else."""

from dataclasses import dataclass

from django.conf import settings

from foyer.blocks.identity.public import user_by_email, user_by_id
from foyer.blocks.offers.public import attempted, exists, problems
from foyer.blocks.ownership.models import Ownership
from foyer.blocks.ownership.permissions import ASK, managed
from foyer.blocks.ownership.problems import already_there, may_not_ask, no_such_user
from foyer.blocks.ownership.rules.states import HELD, REQUESTED
from foyer.blocks.ownership.services.news import tell
from foyer.kernel import clock
from foyer.kernel.actors import Actor
from foyer.kernel.problems import Problem
from foyer.kernel.rights import require


@dataclass(frozen=True)
class Wish:
    """Which organiser is asked for, and for whom: by id, else by e-mail address, else for the caller."""

    organizer_id: str
    owner_id: str | None = None
    owner_email: str | None = None


def request(actor: Actor, wish: Wish) -> str:
    """Keep a request; return its id.

    Whoever may ask for himself only does not learn from it whom the house knows.

    Raises:
        Problem: 400, nobody knows the owner; 404, there is no such organiser; 403, the actor neither
            manages it nor asks for himself; 409, the owner has asked for it or has it already.
    """
    require(ASK, actor)
    owner_id = _owner(actor, wish)
    may_ask = owner_id == actor.name or bool(managed(actor, [wish.organizer_id]))
    if owner_id is None and (may_ask or settings.FOYER_STRICT_COMPATIBILITY):
        raise _unknown(wish)
    if not exists("organizer", wish.organizer_id):
        raise problems.item_not_found("organizer", wish.organizer_id)
    if owner_id is None or not may_ask:
        raise may_not_ask()
    return attempted(lambda: _kept(actor, wish.organizer_id, owner_id))


def _owner(actor: Actor, wish: Wish) -> str | None:
    """Return the id of the owner to be, or None where nobody knows him."""
    # Whoever calls is known by his token, also where no account of his is kept here.
    if wish.owner_id == actor.name or (wish.owner_id is None and wish.owner_email is None):
        return actor.name
    found = user_by_email(wish.owner_email or "") if wish.owner_id is None else user_by_id(wish.owner_id)
    return found.id if found else None


def _unknown(wish: Wish) -> Problem:
    if wish.owner_id is not None:
        return no_such_user("id", wish.owner_id)
    return no_such_user("email", wish.owner_email or "")


def _kept(actor: Actor, organizer_id: str, owner_id: str) -> str:
    """Keep a request unless there is one. A second caller at the same moment meets the constraint of
    the table, and the next attempt finds the request of the first.
    """
    held = Ownership.objects.filter(organizer_id=organizer_id, owner_id=owner_id, state__in=HELD)
    if (there := held.values_list("public_id", flat=True).first()) is not None:
        raise already_there(there)
    now = clock.now()
    made = Ownership.objects.create(
        organizer_id=organizer_id,
        owner_id=owner_id,
        requester_id=actor.name,
        state=REQUESTED,
        created=now,
        modified=now,
    )
    tell(actor, made)
    return made.public_id
