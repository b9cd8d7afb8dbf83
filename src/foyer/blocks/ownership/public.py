# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of ownership.

News: `ownership.request.requested`, `.approved`, `.rejected` and `.deleted`, each with the id of the
request. A mailer reacts to the first three (nothing is sent on deletion) and asks `request(id)` for all
that it needs: the name and id of the organiser, the owner and the requester with their addresses, and
the managers who are told of a new request. It must bear None, for a request that is gone, and an owner
without an address; where `managers` is empty it writes to the fallback address of the installation.
News comes at least once and late, so it compares `state` with what it is about to say.
"""

from django.conf import settings

from foyer.blocks.ownership.api.routes import entry_parts
from foyer.blocks.ownership.queries.owned import OwnedOrganizer, is_owner, owned_organizers
from foyer.blocks.ownership.queries.requests import RequestFacts, request

ENTRY_PARTS = entry_parts(requests=settings.FOYER_OWNERSHIPS)

__all__ = ["ENTRY_PARTS", "OwnedOrganizer", "RequestFacts", "is_owner", "owned_organizers", "request"]
