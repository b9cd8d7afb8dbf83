# SPDX-License-Identifier: EUPL-1.2
"""Say what holders of a card pay for an event."""

from collections.abc import Iterable

from foyer.blocks.offers.permissions import SET_CARD_PRICES
from foyer.blocks.offers.rules.prices import CardPrice, card_lines
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor


def set_card_prices(actor: Actor, event_id: str, prices: Iterable[CardPrice]) -> bool:
    """Keep what holders of a card pay, in place of what they paid before; return whether that is new.

    No change of the other prices touches these.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not do this.
    """
    lines = card_lines(prices)
    return change(
        actor,
        "event",
        event_id,
        "set-card-prices",
        SET_CARD_PRICES,
        lambda state: state.knowing(uitpasPrices=lines or None),
    )
