# SPDX-License-Identifier: EUPL-1.2
"""Let the copy of an event join the production of the original, where the installation wants that."""

from django.conf import settings

from foyer.blocks.productions.models import Showing
from foyer.blocks.productions.services.production import events_of, tell
from foyer.kernel.actors import Actor


def join_copy(actor: Actor, original: str, copy: str) -> None:
    """Add a new copy to the production of its original; nothing happens where there is none.

    Called in the transaction that makes the copy, by whoever may edit the original: no further right is
    needed. The copy itself has been announced already.
    """
    if not settings.FOYER_COPIES_JOIN_PRODUCTION:
        return
    showing = Showing.objects.select_for_update().select_related("production").filter(event=original).first()
    if showing is None:
        return
    others = events_of(showing.production)
    Showing.objects.create(production=showing.production, event=copy)
    tell(actor, "add-event", showing.production.public_id, others, {"event": copy})
