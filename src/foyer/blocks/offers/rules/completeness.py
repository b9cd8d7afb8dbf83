# SPDX-License-Identifier: EUPL-1.2
"""How complete an item is: a score of 0 to 100 from weighted properties."""

from collections.abc import Callable, Mapping

from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.rules.terms import type_id

Weights = Mapping[str, int]

WEIGHTS: Mapping[str, Weights] = {
    "event": {
        "type": 12, "theme": 5, "calendarType": 12, "location": 12, "name": 12, "ages": 12, "mediaObject": 7,
        "description": 9, "priceInfo": 6, "contactPoint": 2, "bookingInfo": 2, "faqs": 2, "organizer": 2,
        "videos": 1,
    },
    "place": {
        "type": 17, "calendarType": 12, "address": 12, "name": 12, "ages": 12, "mediaObject": 9,
        "description": 9, "priceInfo": 8, "contactPoint": 2, "bookingInfo": 2, "capacity": 2, "organizer": 2,
        "videos": 1,
    },
    "organizer": {"name": 20, "url": 20, "contactPoint": 20, "description": 15, "images": 15, "address": 10},
}  # fmt: skip

COUNTED_PLACES: Weights = {"capacity": 2, "remainingCapacity": 2}
"""What an event for children with sub-events can tell besides."""

LONG = 200
"""A description counts from one byte more."""


def completeness(kind: str, state: State, weights: Mapping[str, Weights] = WEIGHTS) -> int:
    """Return the score of an item."""
    document = state.document
    applicable = weights[kind]
    if (
        kind == "event"
        and document.get("childrenOnly")
        and document["calendarType"] in {"single", "multiple"}
    ):
        applicable = {**applicable, **COUNTED_PLACES}
    reached = sum(weight * _count(name, kind, state) for name, weight in applicable.items())
    return 100 * reached // sum(applicable.values())


def _count(name: str, kind: str, state: State) -> int:
    special = _SPECIAL.get(name)
    if special is not None:
        return int(special(kind, state))
    return int(bool(state.document.get(name)))


def _themes(_kind: str, state: State) -> int:
    return sum(term.get("domain") == "theme" for term in state.document["terms"])


def _described(_kind: str, state: State) -> bool:
    text: str = state.document.get("description", {}).get(state.document["mainLanguage"], "")
    return len(text) > LONG or len(text.encode()) > LONG


def _aged(kind: str, state: State) -> bool:
    if kind == "place":
        return "ageKnown" in state.internal
    return "typicalAgeRange" in state.document or "birthdateRange" in state.document


def _counts_remaining(_kind: str, state: State) -> bool:
    return any("remainingCapacity" in item["bookingAvailability"] for item in state.document["subEvent"])


_SPECIAL: Mapping[str, Callable[[str, State], int]] = {
    "type": lambda _, state: type_id(state.document) is not None,
    "theme": _themes,
    "description": _described,
    "contactPoint": lambda _, state: any(state.document.get("contactPoint", {}).values()),
    "ages": _aged,
    "capacity": lambda _, state: "capacity" in state.document["bookingAvailability"],
    "remainingCapacity": _counts_remaining,
    "location": lambda _, state: state.place is not None,
    "organizer": lambda _, state: state.organizer is not None,
}
