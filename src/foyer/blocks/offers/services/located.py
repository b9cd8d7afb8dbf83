# SPDX-License-Identifier: EUPL-1.2
"""Where the address of a place or organiser lies, and how well that is known.

The document tells a point only where the address itself was found. Where no more is known than the town or
village, that point is kept apart (`roughPoint`): searches near by find it, nobody is shown a wrong door.
"""

from dataclasses import replace
from typing import Any

from foyer.blocks.geo.public import AddressParts, Point, locate
from foyer.blocks.offers.queries.places import ROUGH
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.rows import address_of

EXACT = "exact"


def point_of(document: dict[str, Any]) -> Point | None:
    """Return the point of the address of a document, or None where nobody knows it.

    May ask a geocoder: call it outside transactions.
    """
    address = address_of(document)
    if not address:
        return None
    return locate(
        AddressParts(
            country=address.get("addressCountry", ""),
            postal_code=address.get("postalCode", ""),
            locality=address.get("addressLocality", ""),
            street=address.get("streetAddress", ""),
        )
    )


def located(
    state: State, before: State | None, point: Point | None, given: tuple[float, float] | None
) -> State:
    """Return a state with its point: the given one, else the old one of the same address, else the found one.

    An address that nobody can place leaves the point as it was.
    """
    if not address_of(state.document):
        return _without(state)
    if given is not None:
        return _at(state, given[0], given[1], EXACT)
    if before and "geo" in before.document:
        same = address_of(before.document) == address_of(state.document)
        if same or point is None:
            old = before.document["geo"]
            return _at(state, old["latitude"], old["longitude"], before.internal.get("precision", ""))
    return _at(state, point.latitude, point.longitude, point.precision) if point else state


def _at(state: State, latitude: float, longitude: float, precision: str) -> State:
    bare, point = _without(state), {"latitude": latitude, "longitude": longitude}
    internal = {**bare.internal, "precision": precision}
    if precision in ROUGH:
        return replace(bare, internal={**internal, "roughPoint": point})
    return replace(bare, document={**bare.document, "geo": point}, internal=internal)


def _without(state: State) -> State:
    document = {name: value for name, value in state.document.items() if name != "geo"}
    internal = {
        name: value for name, value in state.internal.items() if name not in {"precision", "roughPoint"}
    }
    return replace(state, document=document, internal=internal)
