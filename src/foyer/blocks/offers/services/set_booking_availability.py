# SPDX-License-Identifier: EUPL-1.2
"""Say whether an event can be booked, and how many places it has."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.services.change import change, with_calendar
from foyer.kernel.actors import Actor


def set_booking_availability(actor: Actor, kind: str, public_id: str, wanted: Mapping[str, Any]) -> bool:
    """Set `{type?, capacity?}`: the type reaches dates that count no places, the capacity only the top.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it; 400, its calendar has no dates.
    """
    kind_of_booking, capacity = wanted.get("type"), wanted.get("capacity")
    return change(
        actor,
        kind,
        public_id,
        "set-booking-availability",
        EDIT[kind],
        lambda state: with_calendar(
            state, Calendar.stored(state.document).with_booking(kind_of_booking, capacity)
        ),
    )
