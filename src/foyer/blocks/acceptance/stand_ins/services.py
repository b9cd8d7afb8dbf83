# SPDX-License-Identifier: EUPL-1.2
"""The stand-ins: each does what our own does, but for what it fails on."""

from collections.abc import Sequence
from datetime import date

from foyer.blocks.acceptance.rules.failing import FAILING_DAY, FAILING_LIST, FAILING_ORGANIZER
from foyer.blocks.associations.public import Connection, RegisterDown, StoredRegister
from foyer.blocks.holidays.public import Holiday, HolidaySourceDown, OwnSource
from foyer.blocks.outreach.public import MailServiceFailed


class Newsletter:
    """A mail service that takes every address and sends nothing."""

    def subscribe(self, list_id: str, _email: str) -> None:
        """Take an address.

        Raises:
            MailServiceFailed: the list is the one that fails.
        """
        if list_id == FAILING_LIST:
            raise MailServiceFailed("The mail service does not answer.")

    def unsubscribe(self, _list_id: str, _email: str) -> None:
        """Let an address go."""


class Holidays(OwnSource):
    """Our own holidays."""

    def between(self, start: date, end: date) -> Sequence[Holiday]:
        """Return the holidays of a period.

        Raises:
            HolidaySourceDown: the period begins on the day that fails.
        """
        if start == FAILING_DAY:
            raise HolidaySourceDown
        return super().between(start, end)


class Associations(StoredRegister):
    """Our own store of associations."""

    def connections(self, organizer_id: str) -> Sequence[Connection]:
        """Return the connections of an organiser.

        Raises:
            RegisterDown: it is the organiser for whom it fails.
        """
        if organizer_id == FAILING_ORGANIZER:
            raise RegisterDown
        return super().connections(organizer_id)
