# SPDX-License-Identifier: EUPL-1.2
"""Keep a search under a name."""

from django.db import transaction

from foyer.blocks.search.models import SavedSearch
from foyer.blocks.search.permissions import KEEP_SEARCHES
from foyer.blocks.search.rules.saved_searches import Search
from foyer.kernel import audit, clock, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.rights import require


def save_search(actor: Actor, search: Search) -> str:
    """Keep a search for the actor; return its id.

    Raises:
        Problem: 403, nobody in particular calls.
    """
    require(KEEP_SEARCHES, actor)
    now = clock.now()
    with transaction.atomic():
        made = SavedSearch.objects.create(
            owner_id=actor.name, name=search.name, query=search.query, created=now, modified=now
        )
        audit.record(actor, [audit.Deed("save_search", "saved_search", made.public_id)])
        outbox.append([outbox.News("search.saved-search.saved", made.public_id)])
    return made.public_id
