# SPDX-License-Identifier: EUPL-1.2
"""How long the rules take for one typical event: from a body to a stored item, and to an index document.

The baseline, and the measure of the limits, is one JSON round trip of the same body in the same run: what no
implementation could avoid.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from _report import Row, report, seconds

from foyer.blocks.offers.rules.check import check
from foyer.blocks.offers.rules.compose import compose
from foyer.blocks.offers.rules.index import Surroundings, index_document
from foyer.blocks.offers.rules.prepare import prepare
from foyer.blocks.offers.tests.rules import world

ROUNDS = 3_000
EVENT: dict[str, Any] = {
    **world.SINGLE,
    "terms": [{"id": world.CONCERT}, {"id": world.POP}],
    "description": {"nl": "Een avond met muziek aan het water. " * 15},
    "priceInfo": [
        {"category": "base", "price": 10},
        {"category": "tariff", "name": {"nl": "Kind"}, "price": 5},
    ],
    "bookingInfo": {"url": "https://tickets.example.org", "urlLabel": {"nl": "Koop"}},
    "contactPoint": {"phone": ["015 00 00 00"], "email": ["info@example.org"], "url": []},
    "organizer": {"@id": f"{world.BASE}/organizers/{world.ORGANIZER}"},
    "labels": ["Jazz", "zomer"],
    "typicalAgeRange": "6-",
    "workflowStatus": "READY_FOR_VALIDATION",
}


def microseconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes, the best of three runs."""

    def rounds() -> None:
        for _ in range(ROUNDS):
            work()

    return min(seconds(rounds) for _ in range(3)) / ROUNDS * 1e6


def main() -> int:
    """Measure, print, and return 0 when the limits are kept."""
    known = world.WORLD
    prepared = prepare("event", EVENT, known)
    checked = check("event", prepared, known)
    state = world.written("event", EVENT)
    place, organizer = world.written("place", world.MUSEUM_BODY), world.written("organizer", world.HOUSE)
    whole = {**state.document, "location": place.document, "organizer": organizer.document}
    around = Surroundings(world.NOW, ("nis-44021", "nis-40000"), (51.05, 3.72))
    writing = world.Writing(world.ITEM, "user-1", world.NOW, known)
    json = microseconds(lambda: orjson.loads(orjson.dumps(EVENT)))

    def row(name: str, work: Callable[[], object], at_most: float | None = None) -> Row:
        return Row(name, microseconds(work), "µs", at_most=at_most, baseline=json)

    return report(
        "offer_rules",
        [
            row("prepare", lambda: prepare("event", EVENT, known)),
            row("check", lambda: check("event", prepared, known)),
            row("compose and finish", lambda: compose("event", None, checked, writing)),
            row("body to stored item", lambda: world.written("event", EVENT), at_most=100 * json),
            row("index document", lambda: index_document("event", whole, around), at_most=30 * json),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
