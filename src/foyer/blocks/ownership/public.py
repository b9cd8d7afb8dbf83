# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of ownership.

News: `ownership.request.requested`, `.approved`, `.rejected` and `.deleted`, each with the id of the
request. The letters that follow from it are written here (`reactions.py`); others who react ask `request(id)`
for all that they need. It must be borne that it is None, for a request that is gone, and that people have
no address. News comes at least once and late, so compare `state` with what you are about to say.
"""

from django.conf import settings

from foyer.blocks.ownership.api.routes import entry_parts
from foyer.blocks.ownership.queries.owned import OwnedOrganizer, is_owner, owned_organizers
from foyer.blocks.ownership.queries.requests import RequestFacts, request

ENTRY_PARTS = entry_parts(requests=settings.FOYER_OWNERSHIPS)

__all__ = ["ENTRY_PARTS", "OwnedOrganizer", "RequestFacts", "is_owner", "owned_organizers", "request"]
