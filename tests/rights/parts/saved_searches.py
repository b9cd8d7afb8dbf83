# SPDX-License-Identifier: EUPL-1.2
from foyer.blocks.entry.tests.calling import Caller
from rights.table import ANYONE_KNOWN

# The contract answers 401 to whoever touches what somebody else keeps; nobody stands above that.
OWN = (401, 401, 401, "in", 401, 401, 401)
LINES = {
    "saved-searches-get": ANYONE_KNOWN,
    "saved-search-post": ANYONE_KNOWN,
    "saved-search-put": OWN,
    "saved-search-delete": OWN,
}
SEARCH = {"name": "Morgen", "query": "dateRange:*"}
BODIES = {"saved-search-post": SEARCH, "saved-search-put": SEARCH}


def known(_ids):
    """Keep a search for the owner."""
    return {"id": Caller("owner").made("/saved-searches/v3", {"name": "Gent", "query": "regions:*"})}
