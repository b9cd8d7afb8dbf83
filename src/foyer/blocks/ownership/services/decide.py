# SPDX-License-Identifier: EUPL-1.2
"""Approve, reject or delete: one change of state, with what follows from it in the same transaction."""

from foyer.blocks.offers.public import attempted, organizer_facts, set_creator
from foyer.blocks.ownership.models import Ownership
from foyer.blocks.ownership.permissions import require_managing
from foyer.blocks.ownership.problems import not_found
from foyer.blocks.ownership.rules import owners_role
from foyer.blocks.ownership.rules.states import APPROVED, DELETED, REJECTED, reaches
from foyer.blocks.ownership.services.news import tell
from foyer.blocks.roles.public import add_member, ensure_role, remove_member
from foyer.kernel import clock
from foyer.kernel.actors import Actor


def approve(actor: Actor, ownership_id: str) -> bool:
    """Approve a request that is open; return whether it was.

    The owner joins the role of the owners of the organiser, which the first approval makes, and becomes
    the creator of an organiser that has none.

    Raises:
        Problem: 404, there is no such request; 403, the actor does not manage its organiser.
    """
    return _decide(actor, ownership_id, APPROVED, "approve")


def reject(actor: Actor, ownership_id: str) -> bool:
    """Reject a request that is open; return whether it was. Raises as `approve`."""
    return _decide(actor, ownership_id, REJECTED, "reject")


def delete(actor: Actor, ownership_id: str) -> bool:
    """End an ownership or withdraw a request, whatever its state; return whether it was there still.

    An approved owner leaves the role; the role and its other members stay. Raises as `approve`.
    """
    return _decide(actor, ownership_id, DELETED, "delete")


def _decide(actor: Actor, ownership_id: str, decision: str, verb: str) -> bool:
    found = Ownership.objects.filter(public_id=ownership_id).values_list("organizer_id", flat=True).first()
    if found is None:
        raise not_found(ownership_id)
    require_managing(actor, found, verb)
    return attempted(lambda: _decided(actor, ownership_id, decision))


def _decided(actor: Actor, ownership_id: str, decision: str) -> bool:
    """Change the state with its row held, so that of two equal decisions the second finds it changed."""
    ownership = Ownership.objects.select_for_update().get(public_id=ownership_id)
    before = ownership.state
    if not reaches(decision, before):
        return False
    now = clock.now()
    ownership.state, ownership.modified = decision, now
    ownership.decided, ownership.decided_by = now, actor.name
    if decision == APPROVED:
        ownership.role_id = _given(actor, ownership)
    elif before == APPROVED:
        remove_member(ownership.role_id, ownership.owner_id)
    ownership.save()
    tell(actor, ownership)
    return True


def _given(actor: Actor, ownership: Ownership) -> str:
    """Give an owner his rights; return the role that they come from."""
    organizer = organizer_facts([ownership.organizer_id])[ownership.organizer_id]
    role_id = ensure_role(
        owners_role.name(organizer.name, organizer.main_language),
        owners_role.constraint(organizer.id),
        owners_role.PERMISSIONS,
        owners_role.key(organizer.id),
    )
    add_member(role_id, ownership.owner_id)
    if not organizer.creator:
        set_creator(actor, organizer.id, ownership.owner_id)
    return role_id
