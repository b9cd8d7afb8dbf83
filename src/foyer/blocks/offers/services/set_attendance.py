# SPDX-License-Identifier: EUPL-1.2
"""Say where people attend an event: at a place, online, or both."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT_OFFER
from foyer.blocks.offers.queries.items import exists
from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.changes.attendance import with_mode, with_online_url, with_place
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor


def set_location(actor: Actor, public_id: str, place_id: str) -> bool:
    """Move an event to another place.

    Raises:
        Problem: 404, there is no such event or place; 403, the actor may not edit the event; 400, the kind of
            place does not fit how people attend.
    """
    if not exists("place", place_id):
        raise problems.not_found(f'Location with id "{place_id}" does not exist.')
    schools = settings.FOYER_EDUCATION_PLACES
    return change(
        actor,
        "event",
        public_id,
        "set-location",
        EDIT_OFFER,
        lambda state: with_place(state, place_id, schools),
    )


def set_attendance_mode(actor: Actor, _kind: str, public_id: str, wanted: Mapping[str, Any]) -> bool:
    """Set `{attendanceMode, location?}`; online events move to the nil place, offline ones lose their url.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it; 400, a place is missing, unknown
            or too much.
    """
    mode, address = wanted["attendanceMode"], wanted.get("location")
    place_id = None if address is None else last_part(address)
    if mode == "online" and place_id is not None:
        text = "Additional object properties are not allowed: location"
        raise problems.invalid_data([SchemaError("/", text)])
    if place_id is not None and not exists("place", place_id):
        text = f'The location with id "{place_id}" was not found.'
        raise problems.invalid_data([SchemaError("/location", text)])
    schools = settings.FOYER_EDUCATION_PLACES
    return change(
        actor,
        "event",
        public_id,
        "set-attendance-mode",
        EDIT_OFFER,
        lambda state: with_mode(state, mode, place_id, schools),
    )


def set_online_url(actor: Actor, public_id: str, address: str | None) -> bool:
    """Set the address at which an event can be followed; None takes it away.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it; 400, nobody attends it online.
    """
    return change(
        actor,
        "event",
        public_id,
        "set-online-url",
        EDIT_OFFER,
        lambda state: with_online_url(state, address),
    )
