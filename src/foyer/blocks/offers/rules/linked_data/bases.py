# SPDX-License-Identifier: EUPL-1.2
"""With what the names (IRIs) of items and terms begin."""

from dataclasses import dataclass
from urllib.parse import quote

from foyer.blocks.offers.rules.addresses import item_url


@dataclass(frozen=True, slots=True)
class Bases:
    """Addresses without a slash at their end: `items` of events, places and organizers, `terms` of terms."""

    items: str
    terms: str

    def item(self, kind: str, item_id: str) -> str:
        """Return the name of an item; what cannot stand in a name is percent-encoded."""
        return item_url(self.items, kind, quote(item_id, safe=""))

    def term(self, term_id: str) -> str:
        """Return the name of a term."""
        return f"{self.terms}/{quote(term_id, safe='')}"
