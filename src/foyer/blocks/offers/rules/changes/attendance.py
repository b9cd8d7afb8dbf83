# SPDX-License-Identifier: EUPL-1.2
"""How and where an event is attended: the mode, the place and the address online belong together."""

from dataclasses import replace

from foyer.blocks.offers.problems import invalid_data
from foyer.blocks.offers.rules.attendance import LOCATION_NEEDED, OFFLINE, ONLINE_URL, location_fault
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.refusals import nil_location, real_location
from foyer.blocks.offers.rules.state import State
from foyer.kernel.ids import NIL


def mode_of(state: State) -> str:
    """Return how an event is attended."""
    mode: str = state.document.get("attendanceMode", OFFLINE)
    return mode


def with_mode(
    state: State, mode: str, place: str | None, education_places: frozenset[str] = frozenset()
) -> State:
    """Return an event that is attended in another way, at another place where one is given.

    Online means the nil place; offline has no address online; at an education place it is for schools.

    Raises:
        Problem: an online event becomes mixed or offline without a place, or at the nil place.
    """
    if mode == "online":
        place = NIL
    elif place is None:
        if mode_of(state) == "online":
            raise invalid_data([SchemaError("/", LOCATION_NEEDED)])
        place = state.place
    text = location_fault(mode, place == NIL)
    if text:
        raise invalid_data([SchemaError("/attendanceMode", text)])
    changed = _at(state, place, education_places).having(attendanceMode=mode)
    return changed.having(onlineUrl=None) if mode == OFFLINE else changed


def with_place(state: State, place: str, education_places: frozenset[str] = frozenset()) -> State:
    """Return an event at another place; at an education place it is for schools.

    Raises:
        Problem: the nil place for an event that people attend, or a real place for an online one.
    """
    online = mode_of(state) == "online"
    if place == NIL and not online:
        raise nil_location()
    if place != NIL and online:
        raise real_location()
    return _at(state, place, education_places)


def with_online_url(state: State, url: str | None) -> State:
    """Return an event with another address online, or with none.

    Raises:
        Problem: the event is offline.
    """
    if url is not None and mode_of(state) == OFFLINE:
        raise invalid_data([SchemaError("/onlineUrl", ONLINE_URL)])
    return state.having(onlineUrl=url)


def _at(state: State, place: str | None, education_places: frozenset[str]) -> State:
    changed = replace(state, place=place)
    return changed.having(audience={"audienceType": "education"}) if place in education_places else changed
