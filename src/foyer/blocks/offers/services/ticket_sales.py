# SPDX-License-Identifier: EUPL-1.2
"""Events of which tickets were sold with a card keep their organiser: it settles what was sold."""

from collections.abc import Mapping, Sequence

from foyer.blocks.offers import problems
from foyer.blocks.offers.models import Event
from foyer.blocks.offers.ports import ports
from foyer.blocks.offers.rules.state import State

AT_ONCE = 2_000


class TicketSales:
    """What the card says of some events, asked before the transaction that may change their organiser."""

    def __init__(self) -> None:
        self._sold: dict[str, bool] = {}

    def foresee(self, wanted: Mapping[str, str | None]) -> None:
        """Ask about those events (id to the organiser it shall have) that have another organiser now.

        Call it outside transactions: the card may be slow. One query and one question for 2,000 events;
        neither where nobody answers for the card.
        """
        if not ports().has_card:
            return
        ids = list(wanted)
        for start in range(0, len(ids), AT_ONCE):
            rows = Event.objects.filter(public_id__in=ids[start : start + AT_ONCE])
            self._ask(
                [
                    public_id
                    for public_id, organizer in rows.values_list("public_id", "organizer_ref")
                    if organizer != (wanted[public_id] or "")
                ]
            )

    def refuse_change(self, event_id: str, before: State, after: State) -> None:
        """Let pass or raise, in the transaction of a change of an event.

        Raises:
            Problem: 400, the organiser changes and tickets were sold.
        """
        if before.organizer == after.organizer:
            return
        if event_id not in self._sold:
            # Another writer has changed the organiser since.
            self._ask([event_id])
        self.refuse(event_id)

    def refuse(self, event_id: str) -> None:
        """Let pass or raise.

        Raises:
            Problem: 400, tickets of the event were sold, as far as was asked.
        """
        if self._sold.get(event_id):
            raise problems.has_ticket_sales(event_id)

    def _ask(self, event_ids: Sequence[str]) -> None:
        facts = ports().card_facts(event_ids) if event_ids and ports().has_card else {}
        for event_id in event_ids:
            fact = facts.get(event_id)
            self._sold[event_id] = fact is not None and fact.has_ticket_sales
