# SPDX-License-Identifier: EUPL-1.2
"""What rules must know of the world around a body, fetched beforehand in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from foyer.blocks.offers.models import Organizer, Place
from foyer.blocks.offers.queries.addresses import base
from foyer.blocks.offers.queries.images import uploaded
from foyer.blocks.offers.rules.known import Image
from foyer.blocks.taxonomy.public import Term, term
from foyer.kernel.ids import NIL


@dataclass
class Surroundings:
    """The places and organisers that exist, the terms, and the base of own addresses.

    `numbers` are the row numbers of those that were looked up; one that is new in the same batch has None
    until it is written.
    """

    numbers: dict[str, dict[str, int | None]] = field(default_factory=lambda: {"place": {}, "organizer": {}})
    base: str = field(default_factory=base)
    images: dict[str, Image] = field(default_factory=dict)

    def place_exists(self, public_id: str) -> bool:
        """Say whether a place exists; the nil place always does."""
        return public_id == NIL or public_id in self.numbers["place"]

    def organizer_exists(self, public_id: str) -> bool:
        """Say whether an organiser exists."""
        return public_id in self.numbers["organizer"]

    def image(self, image_id: str) -> Image | None:
        """Return an uploaded image."""
        return self.images.get(image_id.lower())

    def term(self, term_id: str) -> Term | None:
        """Return a term of the taxonomy."""
        return term(term_id)

    def add(self, kind: str, public_id: str) -> None:
        """Take in an item that is new in this batch."""
        if kind in self.numbers:
            self.numbers[kind].setdefault(public_id, None)

    def learn_images(self, image_ids: Iterable[str]) -> None:
        """Look up which of these images exist. One query, none for no ids."""
        self.images |= uploaded(image_ids)

    def learn(self, places: Iterable[str], organizers: Iterable[str]) -> None:
        """Look up which of these exist. Two queries, one for each that is not empty."""
        self.numbers["place"] |= _existing(Place, set(places) - {NIL})
        self.numbers["organizer"] |= _existing(Organizer, set(organizers))


def _existing(model: type[Place] | type[Organizer], public_ids: set[str]) -> dict[str, int]:
    if not public_ids:
        return {}
    return dict(model.objects.filter(public_id__in=public_ids).values_list("public_id", "pk"))
