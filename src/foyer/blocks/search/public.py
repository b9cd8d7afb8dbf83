# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of search."""

from foyer.blocks.search.api.saved_searches import ENTRY_PART
from foyer.blocks.search.queries import Found, body, find, references
from foyer.blocks.search.rules.request.plan import INTERNAL, Consumer
from foyer.blocks.search.services.compare_index import compare_index
from foyer.blocks.search.services.forget_index import forget_index
from foyer.blocks.search.services.heal_index import heal_index
from foyer.blocks.search.services.index_fits import index_fits
from foyer.blocks.search.services.rebuild_index import rebuild_index
from foyer.blocks.search.services.update_index import update_index

__all__ = [
    "ENTRY_PART",
    "INTERNAL",
    "Consumer",
    "Found",
    "body",
    "compare_index",
    "find",
    "forget_index",
    "heal_index",
    "index_fits",
    "rebuild_index",
    "references",
    "update_index",
]
