# SPDX-License-Identifier: EUPL-1.2
"""Change or remove a search that the actor keeps."""

from django.db import transaction

from foyer.blocks.offers.public import problems
from foyer.blocks.search.models import SavedSearch
from foyer.blocks.search.permissions import KEEP_SEARCHES
from foyer.blocks.search.rules.saved_searches import Search
from foyer.kernel import audit, clock, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.rights import require


def change_saved_search(actor: Actor, search_id: str, search: Search) -> bool:
    """Give a kept search another name and query; return whether either was another.

    Raises:
        Problem: 403, nobody in particular calls; 404, there is none; 401 (so the contract says), it is
            somebody else's.
    """
    require(KEEP_SEARCHES, actor)
    with transaction.atomic():
        found = _own(actor, search_id)
        if (found.name, found.query) == (search.name, search.query):
            return False
        found.name, found.query, found.modified = search.name, search.query, clock.now()
        found.save()
        _tell(actor, "change", search_id)
    return True


def remove_saved_search(actor: Actor, search_id: str) -> None:
    """Keep a search no longer. Raises as `change_saved_search`."""
    require(KEEP_SEARCHES, actor)
    with transaction.atomic():
        _own(actor, search_id).delete()
        _tell(actor, "remove", search_id)


def _own(actor: Actor, search_id: str) -> SavedSearch:
    found = SavedSearch.objects.select_for_update().filter(public_id=search_id).first()
    if found is None:
        raise problems.not_found(f'The saved search with id "{search_id}" was not found.')
    if found.owner_id != actor.name:
        raise problems.unauthorized("You do not own this saved search")
    return found


def _tell(actor: Actor, verb: str, search_id: str) -> None:
    audit.record(actor, [audit.Deed(f"{verb}_saved_search", "saved_search", search_id)])
    outbox.append([outbox.News(f"search.saved-search.{verb}d", search_id)])
