# SPDX-License-Identifier: EUPL-1.2
"""What other blocks and installations may ask of card.

News: `card.event-systems.changed`, with the id of the event.
"""

from foyer.blocks.card.api.routes import ENTRY_PART
from foyer.blocks.card.platform import (
    CardPlatform,
    EventUnknown,
    PlatformDown,
    PlatformRefused,
    TicketsSold,
    register_card_platform,
)
from foyer.blocks.card.rules.systems import CardEvent, CardSystem, DistributionKey
from foyer.blocks.card.services.refresh_prices import refresh_prices

__all__ = [
    "ENTRY_PART",
    "CardEvent",
    "CardPlatform",
    "CardSystem",
    "DistributionKey",
    "EventUnknown",
    "PlatformDown",
    "PlatformRefused",
    "TicketsSold",
    "refresh_prices",
    "register_card_platform",
]
