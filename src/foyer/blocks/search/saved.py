# SPDX-License-Identifier: EUPL-1.2
"""The searches of one person: what he entered, what he keeps, and the offer of each organiser he owns."""

from dataclasses import dataclass

from django.conf import settings

from foyer.blocks.identity.public import user_by_id
from foyer.blocks.ownership.public import owned_organizers
from foyer.blocks.search.models import SavedSearch
from foyer.blocks.search.rules.saved_searches import Search, offer_of, own_offer
from foyer.kernel.actors import Actor


@dataclass(frozen=True)
class Entry:
    """A search in the list; only one that is kept has an id."""

    search: Search
    id: str | None = None


def saved_searches(actor: Actor) -> list[Entry]:
    """Return the searches of the actor in the order of the contract.

    Three queries; one more where an installation finds one's own offer by e-mail address.
    """
    rows = SavedSearch.objects.filter(owner_id=actor.name).order_by("id")
    return [
        Entry(_own_offer(actor)),
        *(Entry(Search(row.name, row.query), row.public_id) for row in rows),
        *(Entry(offer_of(each.id, each.name)) for each in owned_organizers(actor.name)),
    ]


def _own_offer(actor: Actor) -> Search:
    mode = settings.FOYER_CREATED_BY_ME
    person = user_by_id(actor.name) if mode != "id" else None
    return own_offer(actor.name, person.email if person else None, mode)
