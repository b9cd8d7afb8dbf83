# SPDX-License-Identifier: EUPL-1.2
"""What the card does after an event or its organiser has changed: it asks again what its holders pay."""

from collections.abc import Sequence

from foyer.blocks.card.platform import has_platform
from foyer.blocks.card.services.refresh_prices import refresh_prices
from foyer.blocks.offers.public import dependents, each_page
from foyer.kernel.reactions import Happened, Progress, Reaction, register

AT_ONCE = 500
ORGANIZER = "offers.organizer.changed"
TYPES = frozenset({"offers.event.changed", "card.event-systems.changed", ORGANIZER})


def handle(news: Sequence[Happened]) -> None:
    """Refresh the prices of the events of the news, and of those whose organiser is in it."""
    if not has_platform():
        return
    refresh_prices(list(dict.fromkeys(item.aggregate_id for item in news if item.type != ORGANIZER)))
    for page in dependents([item for item in news if item.type == ORGANIZER]):
        refresh_prices([public_id for kind, public_id in page if kind == "event"])


def rebuild(progress: Progress) -> None:
    """Refresh the prices of all events: `foyer replay card-prices`."""
    each_page("event", AT_ONCE, refresh_prices, progress)


register(Reaction("card-prices", TYPES, handle, rebuild, batch=AT_ONCE))
