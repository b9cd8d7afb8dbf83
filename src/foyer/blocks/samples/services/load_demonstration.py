# SPDX-License-Identifier: EUPL-1.2
"""Load the demonstration set, or bring it up to date."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from foyer.blocks.geo.public import locality_point
from foyer.blocks.offers.public import Write, write_many
from foyer.blocks.samples.demonstration_data import Demonstration, demonstration, term_id
from foyer.blocks.samples.rules.days import chance
from foyer.blocks.samples.rules.demonstration import event_document, organizer_document, place_document
from foyer.blocks.samples.rules.programmes import sample_id
from foyer.blocks.samples.services.show_pictures import show_pictures
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.outbox import Lane

# Places of one town would lie on one point of the map; they are moved apart by at most some 600 metres.
_SPREAD = 0.011


class DemonstrationRefused(Exception):
    """The rules of offers do not accept something in the demonstration set."""


def load_demonstration(actor: Actor = SYSTEM) -> Counter[str]:
    """Write the demonstration set with dates around today; return how many items were in each state.

    States: created, replaced, unchanged. A second call on the same day changes nothing.

    Raises:
        DemonstrationRefused: the data does not fit the rules (each wrong item is named).
    """
    found = demonstration(clock.now().astimezone(clock.BRUSSELS).date())
    show_pictures(actor, found.around.pictures)
    writes = list(_writes(found))
    outcomes = write_many(actor, writes, lane=Lane.OWN)
    refused = [
        f"{write.kind} {write.document['name']['nl']}: {outcome.errors}"
        for write, outcome in zip(writes, outcomes, strict=True)
        if outcome.state == "refused"
    ]
    if refused:
        raise DemonstrationRefused("\n".join(refused))
    return Counter(outcome.state for outcome in outcomes)


def _writes(found: Demonstration) -> Iterator[Write]:
    around = found.around
    for key in around.organizers:
        yield Write("organizer", organizer_document(key, around), id=sample_id("organizer", key))
    for key, entry in around.places.items():
        yield Write(
            "place",
            place_document(key, around),
            id=sample_id("place", key),
            geo=_point(key, entry["town"]),
            facilities=_facilities(entry),
        )
    for showing in found.showings:
        document = event_document(showing, around)
        yield Write("event", document, id=showing.id, facilities=_facilities(showing.programme))


def _facilities(entry: Mapping[str, Any]) -> list[str]:
    return [term_id(name, "facility") for name in entry.get("facilities", ())]


def _point(key: str, town: str) -> tuple[float, float] | None:
    postal_code, _, locality = town.partition(" ")
    point = locality_point("BE", postal_code, locality)
    if point is None:
        return None
    north, east = (chance(key, axis) - 0.5 for axis in ("north", "east"))
    return round(point.latitude + north * _SPREAD, 6), round(point.longitude + east * _SPREAD, 6)
