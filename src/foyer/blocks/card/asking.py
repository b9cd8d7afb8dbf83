# SPDX-License-Identifier: EUPL-1.2
"""Asking the platform: what it cannot do becomes a problem of the contract."""

from collections.abc import Callable
from typing import TypeVar

from foyer.blocks.card import problems
from foyer.blocks.card.platform import EventUnknown, PlatformDown, PlatformRefused, TicketsSold
from foyer.blocks.offers.public import problems as shared

Answer = TypeVar("Answer")


def asked(question: Callable[[], Answer], event_id: str = "") -> Answer:
    """Return the answer of the platform to a question, about this event where it is about one.

    Raises:
        Problem: 502, it does not answer; 404, it does not know the event; 400, tickets of the event were
            sold, or it refuses.
    """
    try:
        return question()
    except PlatformDown as error:
        raise problems.platform_down() from error
    except EventUnknown as error:
        raise problems.event_unknown(event_id) from error
    except TicketsSold as error:
        raise shared.has_ticket_sales(event_id) from error
    except PlatformRefused as error:
        raise shared.legacy(str(error)) from error
