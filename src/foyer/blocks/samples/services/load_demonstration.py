# SPDX-License-Identifier: EUPL-1.2
"""Load the demonstration set, or bring it up to date."""

from collections import Counter
from collections.abc import Iterator

import orjson

from foyer.blocks.geo.public import locality_point
from foyer.blocks.offers.public import Write, documents, set_facilities, write_many
from foyer.blocks.samples.demonstration_data import Demonstration, demonstration, term_id
from foyer.blocks.samples.rules.days import chance
from foyer.blocks.samples.rules.demonstration import event_document, organizer_document, place_document
from foyer.blocks.samples.rules.programmes import sample_id
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
    writes = list(_writes(found))
    outcomes = write_many(actor, writes, lane=Lane.OWN)
    refused = [
        f"{write.kind} {write.document['name']['nl']}: {outcome.errors}"
        for write, outcome in zip(writes, outcomes, strict=True)
        if outcome.state == "refused"
    ]
    if refused:
        raise DemonstrationRefused("\n".join(refused))
    _set_facilities(actor, found)
    return Counter(outcome.state for outcome in outcomes)


def _writes(found: Demonstration) -> Iterator[Write]:
    around = found.around
    for key in around.organizers:
        yield Write("organizer", organizer_document(key, around), id=sample_id("organizer", key))
    for key, entry in around.places.items():
        yield Write(
            "place", place_document(key, around), id=sample_id("place", key), geo=_point(key, entry["town"])
        )
    for showing in found.showings:
        yield Write("event", event_document(showing, around), id=showing.id)


def _point(key: str, town: str) -> tuple[float, float] | None:
    postal_code, _, locality = town.partition(" ")
    point = locality_point("BE", postal_code, locality)
    if point is None:
        return None
    north, east = (chance(key, axis) - 0.5 for axis in ("north", "east"))
    return round(point.latitude + north * _SPREAD, 6), round(point.longitude + east * _SPREAD, 6)


def _set_facilities(actor: Actor, found: Demonstration) -> None:
    """Set the facilities of those items that do not have them yet; whole documents cannot carry them."""
    wanted = {
        (kind, public_id): [term_id(name, "facility") for name in names]
        for kind, public_id, names in _facilities(found)
    }
    stored = documents(list(wanted))
    for (kind, public_id), term_ids in wanted.items():
        terms = orjson.loads(stored[public_id])["terms"]
        if [term["id"] for term in terms if term["domain"] == "facility"] != term_ids:
            set_facilities(actor, kind, public_id, term_ids)


def _facilities(found: Demonstration) -> Iterator[tuple[str, str, list[str]]]:
    for key, entry in found.around.places.items():
        if "facilities" in entry:
            yield "place", sample_id("place", key), entry["facilities"]
    for showing in found.showings:
        if "facilities" in showing.programme:
            yield "event", showing.id, showing.programme["facilities"]
