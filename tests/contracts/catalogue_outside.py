# SPDX-License-Identifier: EUPL-1.2
"""Services outside that rows of the catalogue of errors need, in memory; a row may name one that is down."""

from typing import Any

import pytest

from foyer.blocks.associations import ports as associations
from foyer.blocks.associations.public import RegisterDown, register_association_register
from foyer.blocks.card import platform as card
from foyer.blocks.card.public import register_card_platform
from foyer.blocks.card.tests.memory import GHENT, Platform
from foyer.blocks.holidays import ports as holidays
from foyer.blocks.holidays.public import HolidaySourceDown, register_holiday_source
from foyer.blocks.offers import ports as offers
from foyer.blocks.outreach import ports as outreach
from foyer.blocks.outreach.public import MailServiceFailed, register_mail_service

LISTS = frozenset({"5", "full"})


class _Down:
    """A register of associations or a source of holidays that answers to nobody."""

    def connections(self, _organizer_id: str) -> Any:
        raise RegisterDown("no route")

    def cancel(self, _actor: Any, _organizer_id: str) -> None:
        raise RegisterDown("no route")

    def between(self, _start: Any, _end: Any) -> Any:
        raise HolidaySourceDown("no route")


class _Mail:
    """A mail service of which one list takes nobody more."""

    def subscribe(self, list_id: str, _email: str) -> None:
        if list_id == "full":
            raise MailServiceFailed("Over quota.")

    def unsubscribe(self, _list_id: str, _email: str) -> None:
        """Take everybody off."""


class Outside:
    """What is installed beside this service for one row."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        for port in (associations, card, holidays, outreach):
            # What is registered in a test is gone at its end.
            patch.setattr(port, "_registered", list(port._registered))
        patch.setattr(offers, "_ports", offers.ports())
        self.cards = Platform()
        register_card_platform(self.cards)
        register_mail_service(_Mail())

    def know(self, event_id: str, *, sold: bool = False) -> str:
        """Let the card know an event, with tickets sold or not; return its id."""
        self.cards.events[event_id] = [GHENT]
        if sold:
            self.cards.sold.add(event_id)
        return event_id

    def stop(self, name: str) -> None:
        """Let one of the services be down from now on."""
        {
            "card": lambda: setattr(self.cards, "down", True),
            "register": lambda: register_association_register(_Down()),
            "holidays": lambda: register_holiday_source(_Down()),
        }[name]()
