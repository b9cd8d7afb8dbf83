# SPDX-License-Identifier: EUPL-1.2
"""The port to a mail service that keeps the lists from which mail is sent; by default there is none.

Whoever installs a service calls `register_mail_service` at start-up; the last one counts.
"""

from typing import Protocol


class MailServiceFailed(Exception):
    """The service refused or did not answer; the text says why and is shown to the caller."""


class MailService(Protocol):
    """What keeps lists outside. Both may be called again for the same address, which changes nothing.

    Both raise `MailServiceFailed` within the seconds that a caller waits.
    """

    def subscribe(self, list_id: str, email: str) -> None:
        """Put an address on a list."""

    def unsubscribe(self, list_id: str, email: str) -> None:
        """Take an address off a list, whether it is on it or not."""


class NoService:
    """The default: our own store is all there is."""

    def subscribe(self, _list_id: str, _email: str) -> None:
        """Do nothing."""

    def unsubscribe(self, _list_id: str, _email: str) -> None:
        """Do nothing."""


_registered: list[MailService] = [NoService()]


def register_mail_service(service: MailService) -> None:
    """Let this service be told from now on."""
    _registered[:] = [service]


def mail_service() -> MailService:
    """Return the service of this installation."""
    return _registered[0]
