# SPDX-License-Identifier: EUPL-1.2
"""Who owns what by an approved request, and which organisers somebody might ask for."""

from dataclasses import dataclass

from foyer.blocks.offers.public import organizer_facts, organizers_used_by
from foyer.blocks.ownership.models import Ownership
from foyer.blocks.ownership.rules.owners_role import called
from foyer.blocks.ownership.rules.states import APPROVED, HELD


@dataclass(frozen=True)
class OwnedOrganizer:
    """An organiser that somebody owns: its id, and what it is called in Dutch texts."""

    id: str
    name: str


def owned_organizers(user_id: str) -> list[OwnedOrganizer]:
    """Return the active organisers of somebody's approved requests, the first approved first. Two queries."""
    rows = Ownership.objects.filter(owner_id=user_id, state=APPROVED).order_by("decided", "id")
    ids = list(rows.values_list("organizer_id", flat=True))
    facts = organizer_facts(ids) if ids else {}
    return [
        OwnedOrganizer(each, called(facts[each].name, facts[each].main_language))
        for each in ids
        if each in facts and facts[each].is_active
    ]


def is_owner(user_id: str, organizer_id: str) -> bool:
    """Say whether somebody owns an organiser by an approved request. One query."""
    return Ownership.objects.filter(owner_id=user_id, organizer_id=organizer_id, state=APPROVED).exists()


def suggestions(user_id: str) -> list[str]:
    """Return ids of organisers of offers that somebody entered and for which he may ask, of his latest
    offer first. Three queries.
    """
    used = organizers_used_by(user_id)
    held = Ownership.objects.filter(owner_id=user_id, organizer_id__in=used, state__in=HELD)
    asked = set(held.values_list("organizer_id", flat=True)) if used else set()
    return [each for each in used if each not in asked]
