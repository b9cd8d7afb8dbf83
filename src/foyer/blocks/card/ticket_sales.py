# SPDX-License-Identifier: EUPL-1.2
"""Whether tickets of events were sold with a card, for offers."""

from collections.abc import Mapping, Sequence

import structlog

from foyer.blocks.card.platform import PlatformDown, platform
from foyer.blocks.offers.public import CardFact

log = structlog.get_logger("foyer.card")


def ticket_sales(event_ids: Sequence[str]) -> Mapping[str, CardFact]:
    """Return the events of which tickets were sold.

    A platform that does not answer is taken for one without sales, as the contract wants, and leaves a
    line in the log: no event waits for its card.
    """
    try:
        sold = platform().with_ticket_sales(event_ids)
    except PlatformDown:
        log.warning("card platform failed", events=len(event_ids), exc_info=True)
        return {}
    return {event_id: CardFact(has_ticket_sales=True) for event_id in sold}
