# SPDX-License-Identifier: EUPL-1.2
"""For whom an offer is: ages or birth dates, children only, audience, places of departure."""

from collections.abc import Mapping, Sequence
from typing import Any

from foyer.blocks.offers.problems import invalid_data
from foyer.blocks.offers.rules import ages, birthdates
from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.known import Known
from foyer.blocks.offers.rules.refusals import audience_not_allowed, departure_without_children
from foyer.blocks.offers.rules.state import State


def with_ages(kind: str, state: State, text: str) -> State:
    """Return an offer with another age range, which takes the place of birth dates.

    Raises:
        Problem: the range runs backwards.
    """
    low, high = ages.bounds(text)
    if high is not None and low > high:
        raise invalid_data([SchemaError("/typicalAgeRange", ages.BACKWARDS)])
    changed = state.having(typicalAgeRange=ages.normal(text), birthdateRange=None)
    return changed.knowing(ageKnown=True) if kind == "place" else changed


def without_ages(state: State) -> State:
    """Return an offer without age range; one that tells birth dates keeps them."""
    return state if "birthdateRange" in state.document else state.having(typicalAgeRange=ages.ALL)


def with_birthdates(state: State, asked: Mapping[str, str]) -> State:
    """Return an event with a range of birth dates, which takes the place of ages.

    Raises:
        Problem: the range runs backwards.
    """
    if birthdates.backwards(asked):
        raise invalid_data([SchemaError("/", birthdates.BACKWARDS)])
    return state.having(birthdateRange={"from": asked["from"], "to": asked["to"]}, typicalAgeRange=None)


def without_birthdates(state: State) -> State:
    """Return an event without birth dates, for everybody unless it has an age range."""
    shown: Any = state.document.get("typicalAgeRange", ages.ALL)
    return state.having(birthdateRange=None, typicalAgeRange=shown)


def with_children_only(state: State, wanted: bool) -> State:
    """Return an event that is for children only, or not."""
    return state.having(childrenOnly=True if wanted else None)


def with_audience(state: State, audience_type: str, education_places: frozenset[str] = frozenset()) -> State:
    """Return an event for another audience.

    Raises:
        Problem: the event is at an education place, whose events are always for schools.
    """
    if state.place in education_places and audience_type != "education":
        raise audience_not_allowed(audience_type)
    return state.having(audience={"audienceType": audience_type})


def unknown_places(urls: Sequence[str], known: Known) -> list[SchemaError]:
    """Return the fault of each address in a list that leads to no place."""
    return [
        SchemaError(f"/{number}", f'The place with url "{url}" was not found.')
        for number, url in enumerate(urls)
        if not known.place_exists(last_part(url))
    ]


def with_departure_places(state: State, urls: Sequence[str]) -> State:
    """Return an event with exactly these places of departure, as they were sent.

    Raises:
        Problem: the event is not for children only.
    """
    if urls and state.document.get("childrenOnly") is not True:
        raise departure_without_children(last_part(state.document["@id"]))
    return state.having(departurePlaces=list(urls) or None)
