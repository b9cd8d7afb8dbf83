# SPDX-License-Identifier: EUPL-1.2
"""Places: `dcterms:Location`. What can be done there, and when, is not part of the profile."""

from collections.abc import Iterator

from foyer.blocks.offers.rules.linked_data.addresses import address, position
from foyer.blocks.offers.rules.linked_data.bases import Bases
from foyer.blocks.offers.rules.linked_data.graph import Statement
from foyer.blocks.offers.rules.linked_data.reading import Json
from foyer.blocks.offers.rules.linked_data.shared import labels, named, origin, term
from foyer.blocks.offers.rules.linked_data.vocabulary import DCTERMS, LOCN, Name


def place(document: Json, item_id: str, bases: Bases) -> tuple[Name, Iterator[Statement]]:
    """Return the class of a place and what is said of it."""
    return DCTERMS("Location"), _place(document, item_id, bases)


def _place(document: Json, item_id: str, bases: Bases) -> Iterator[Statement]:
    yield from origin(document, bases.item("place", item_id))
    yield from named(document, LOCN("locatorName"))
    yield from term(document, "eventtype", DCTERMS("type"), bases)
    yield from address(document)
    yield from position(document)
    yield from labels(document)
