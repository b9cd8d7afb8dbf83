# SPDX-License-Identifier: EUPL-1.2
"""From a document to its linked data: what the profile of Flanders for taking part in culture says of it.

Input is the whole document as a GET answers it; output are triples without blank nodes. What a thing is
made of (an address, a period, a price) is an inner node `#{class}-{digits}`, named after its content: equal
documents give equal names, and equal content is one node. See `names`.
"""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers.rules.linked_data.bases import Bases
from foyer.blocks.offers.rules.linked_data.events import event
from foyer.blocks.offers.rules.linked_data.graph import Iri, Literal, Triple, triples
from foyer.blocks.offers.rules.linked_data.json_ld import json_ld
from foyer.blocks.offers.rules.linked_data.organizers import organizer
from foyer.blocks.offers.rules.linked_data.places import place
from foyer.blocks.offers.rules.linked_data.reading import Unreadable
from foyer.blocks.offers.rules.linked_data.vocabulary import PREFIXES

__all__ = ["PREFIXES", "Bases", "Iri", "Literal", "Triple", "Unreadable", "described", "json_ld"]

_MAPPINGS = {"event": event, "place": place, "organizer": organizer}


def described(kind: str, item_id: str, document: Mapping[str, Any], bases: Bases) -> tuple[Triple, ...]:
    """Return the triples of an event, place or organizer, those of the item itself first.

    Raises:
        Unreadable: the document is not of the form that the contract gives documents.
    """
    return triples(bases.item(kind, item_id), *_MAPPINGS[kind](document, item_id, bases))
