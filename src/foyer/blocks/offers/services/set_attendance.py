# SPDX-License-Identifier: EUPL-1.2
"""Say where people attend an event: at a place, online, or both."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT_OFFER
from foyer.blocks.offers.queries.items import exists
from foyer.blocks.offers.rules import attendance, refusals
from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import change
from foyer.kernel.actors import Actor
from foyer.kernel.ids import NIL
from foyer.kernel.problems import Problem

ONLINE, OFFLINE = "online", attendance.OFFLINE


def set_location(actor: Actor, public_id: str, place_id: str) -> bool:
    """Move an event to another place.

    Raises:
        Problem: 404, there is no such event or place; 403, the actor may not edit the event; 400, the kind of
            place does not fit how people attend.
    """
    if not exists("place", place_id):
        raise problems.not_found(f'Location with id "{place_id}" does not exist.')

    def mutate(state: State) -> State:
        online = state.document["attendanceMode"] == ONLINE
        if online != (place_id == NIL):
            raise refusals.real_location() if online else refusals.nil_location()
        return replace(state, place=place_id)

    return change(actor, "event", public_id, "set-location", EDIT_OFFER, mutate)


def set_attendance_mode(actor: Actor, _kind: str, public_id: str, wanted: Mapping[str, Any]) -> bool:
    """Set `{attendanceMode, location?}`; online events move to the nil place, offline ones lose their url.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it; 400, a place is missing, unknown
            or too much.
    """
    mode, address = wanted["attendanceMode"], wanted.get("location")
    if mode == ONLINE and address is not None:
        raise _fault("/", "Additional object properties are not allowed: location")
    place_id = NIL if mode == ONLINE else last_part(address) if address is not None else None
    if place_id is not None and not exists("place", place_id):
        raise _fault("/location", f'The location with id "{place_id}" was not found.')

    def mutate(state: State) -> State:
        chosen = place_id or state.place
        if mode != ONLINE and chosen == NIL:
            raise _fault("/", attendance.LOCATION_NEEDED)
        kept = None if mode == OFFLINE else state.document.get("onlineUrl")
        return replace(state, place=chosen).having(attendanceMode=mode, onlineUrl=kept)

    return change(actor, "event", public_id, "set-attendance-mode", EDIT_OFFER, mutate)


def set_online_url(actor: Actor, public_id: str, address: str | None) -> bool:
    """Set the address at which an event can be followed; None takes it away.

    Raises:
        Problem: 404, there is no such event; 403, the actor may not edit it; 400, nobody attends it online.
    """

    def mutate(state: State) -> State:
        if address is not None and state.document["attendanceMode"] == OFFLINE:
            raise _fault("/onlineUrl", attendance.ONLINE_URL)
        return state.having(onlineUrl=address)

    return change(actor, "event", public_id, "set-online-url", EDIT_OFFER, mutate)


def _fault(pointer: str, text: str) -> Problem:
    return problems.invalid_data([SchemaError(pointer, text)])
