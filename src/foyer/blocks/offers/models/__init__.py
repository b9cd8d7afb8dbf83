# SPDX-License-Identifier: EUPL-1.2
"""The tables of offers, one aggregate a file."""

from foyer.blocks.offers.models.duplicate import DuplicatePlace
from foyer.blocks.offers.models.event import Event
from foyer.blocks.offers.models.history import HistoryEntry
from foyer.blocks.offers.models.image_link import ImageLink
from foyer.blocks.offers.models.label import Label
from foyer.blocks.offers.models.organizer import Organizer
from foyer.blocks.offers.models.place import Place
from foyer.blocks.offers.models.source import SourceRecord

KINDS: dict[str, type[Event] | type[Place] | type[Organizer]] = {
    "event": Event,
    "place": Place,
    "organizer": Organizer,
}

__all__ = [
    "KINDS",
    "DuplicatePlace",
    "Event",
    "HistoryEntry",
    "ImageLink",
    "Label",
    "Organizer",
    "Place",
    "SourceRecord",
]
