# SPDX-License-Identifier: EUPL-1.2
"""Say where and when an event or place can be booked."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.rules.check.offers import booking_fault
from foyer.blocks.offers.rules.compose.offers import booking_info
from foyer.blocks.offers.rules.formats import has_real_host
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor


def set_booking_info(actor: Actor, kind: str, public_id: str, wanted: Mapping[str, Any]) -> bool:
    """Replace the booking details; an empty object takes them away.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it; 400, the dates run backwards
            or the address leads nowhere.
    """
    if fault := booking_fault(dict(wanted), "/availabilityEnds"):
        raise problems.invalid_data([fault])
    if "url" in wanted and not has_real_host(wanted["url"]):
        raise problems.invalid_detail("Given string is not a valid url.")
    details = booking_info(wanted) or None
    return change(
        actor,
        kind,
        public_id,
        "set-booking-info",
        EDIT[kind],
        lambda state: state.having(bookingInfo=details),
    )
