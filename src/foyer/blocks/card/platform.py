# SPDX-License-Identifier: EUPL-1.2
"""The port to a card platform: it knows which events and organisers take part in which card systems.

Whoever installs a platform calls `register_card_platform` at start-up; the last one counts. From then on
offers ask it before an event changes its organiser, and events of organisers with a label of the card get
what its holders pay.
"""

from collections.abc import Collection, Sequence
from typing import Protocol

from foyer.blocks.card.rules.systems import CardEvent, CardSystem
from foyer.blocks.offers.public import CardPrice, register_card_facts


class PlatformDown(Exception):
    """The platform does not answer, or not in a way that can be understood."""


class EventUnknown(Exception):
    """The platform does not know the event."""


class TicketsSold(Exception):
    """Tickets of the event were sold: its card systems stay as they are."""


class PlatformRefused(Exception):
    """The platform refuses what is asked, such as a card system that does not exist; the text says why."""


class CardPlatform(Protocol):
    """What knows of cards. All raise `PlatformDown` within the seconds that a caller waits.

    Those that change raise `TicketsSold` or `PlatformRefused` where they do not, and return whether
    anything changed. They may be called again with the same, which changes nothing.
    """

    def event(self, event_id: str) -> CardEvent | None:
        """Return what is known of an event; None where it is not known."""

    def organizer_systems(self, organizer_id: str) -> Sequence[CardSystem] | None:
        """Return the card systems of an organiser; None where it is not known."""

    def with_ticket_sales(self, event_ids: Sequence[str]) -> Collection[str]:
        """Return those of at most 2,000 events of which tickets were sold."""

    def prices(self, event_id: str) -> Sequence[CardPrice]:
        """Return what holders of a card pay for an event; nothing where it is not known."""

    def set_systems(self, event_id: str, system_ids: Sequence[str]) -> bool:
        """Let an event take part in exactly these card systems; also one that comes to be known later."""

    def add_system(self, event_id: str, system_id: str, distribution_key_id: str | None) -> bool:
        """Let an event take part in a card system too, or by another distribution key.

        Raises:
            EventUnknown: there is no such event.
        """

    def remove_system(self, event_id: str, system_id: str) -> bool:
        """Let an event no longer take part in a card system.

        Raises:
            EventUnknown: there is no such event.
        """


class NoPlatform:
    """The default: nothing is known to any card, and nothing is kept."""

    def event(self, _event_id: str) -> None:
        """Know nothing."""

    def organizer_systems(self, _organizer_id: str) -> None:
        """Know nothing."""

    def with_ticket_sales(self, _event_ids: Sequence[str]) -> tuple[str, ...]:
        """Know nothing."""
        return ()

    def prices(self, _event_id: str) -> tuple[CardPrice, ...]:
        """Know nothing."""
        return ()

    def set_systems(self, _event_id: str, _system_ids: Sequence[str]) -> bool:
        """Take what is said of events that no card knows, and keep nothing."""
        return False

    def add_system(self, _event_id: str, _system_id: str, _distribution_key_id: str | None) -> bool:
        """Know no event.

        Raises:
            EventUnknown: always.
        """
        raise EventUnknown

    def remove_system(self, _event_id: str, _system_id: str) -> bool:
        """Know no event.

        Raises:
            EventUnknown: always.
        """
        raise EventUnknown


_registered: list[CardPlatform] = [NoPlatform()]


def register_card_platform(platform: CardPlatform) -> None:
    """Let this platform answer from now on."""
    from foyer.blocks.card.ticket_sales import ticket_sales

    _registered[:] = [platform]
    register_card_facts(ticket_sales)


def platform() -> CardPlatform:
    """Return the platform of this installation."""
    return _registered[0]


def has_platform() -> bool:
    """Say whether this installation has one."""
    return not isinstance(_registered[0], NoPlatform)
