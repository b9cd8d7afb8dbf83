# SPDX-License-Identifier: EUPL-1.2
"""Generate as much offer as asked for, going on where an earlier run stopped."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from foyer.blocks.geo.public import municipality_of, postal_codes, regions, regions_around
from foyer.blocks.offers.public import Source, Write, by_source, url, write_many
from foyer.blocks.samples.rules.synthetic import Synthetic, Town
from foyer.blocks.taxonomy.public import terms
from foyer.kernel import clock
from foyer.kernel.actors import SYSTEM, Actor

CHUNK = 500
_VOCABULARY = Path(__file__).parents[1] / "data" / "vocabulary.yaml"
_WALLONIA = "nis-03000"
# thousands of inhabitants of towns that the data does not name; few events of Wallonia come here
_SMALL_TOWN, _WALLOON_TOWN = 12.0, 0.3

Progress = Callable[[str, int, int], None]


class GeneratedRefused(Exception):
    """The rules of offers do not accept something that was generated."""


def generate_offer(
    events: int, seed: int, progress: Progress = lambda *_: None, actor: Actor = SYSTEM
) -> Counter[str]:
    """Write events with their places (5 %) and organisers (2 %); return how many were created and kept.

    What an earlier run with this seed has written is kept as it is. Each 500 items are one transaction,
    so the work can be stopped at any time. `progress` is told the kind, how many are there, and of how
    many.

    Raises:
        GeneratedRefused: a document does not fit the rules.
    """
    source = synthetic(events, seed)
    done: Counter[str] = Counter()
    for kind, count, document in (
        ("organizer", source.organizers, source.organizer),
        ("place", source.places, source.place),
        ("event", events, source.event),
    ):
        for numbers in (range(start, min(start + CHUNK, count)) for start in range(0, count, CHUNK)):
            done += _write(actor, source, kind, document, numbers)
            progress(kind, numbers.stop, count)
    return done


def _write(
    actor: Actor, source: Synthetic, kind: str, document: Callable[[int], Any], numbers: range
) -> Counter[str]:
    """Write those of the numbers that are not there yet."""
    system = f"generated-{source.seed}"
    key = partial("{}/{}".format, kind)
    known = by_source(system, [key(number) for number in numbers])
    writes = [
        Write(
            kind,
            document(number),
            id=source.id(kind, number),
            source=Source(system, key(number)),
            facilities=source.facilities_of(kind, number),
        )
        for number in numbers
        if key(number) not in known
    ]
    outcomes = write_many(actor, writes) if writes else []
    for write, outcome in zip(writes, outcomes, strict=True):
        if outcome.state == "refused":
            raise GeneratedRefused(f"{kind} {write.document['name']['nl']}: {outcome.errors}")
    return Counter(created=len(writes), kept=len(known))


def synthetic(events: int, seed: int) -> Synthetic:
    """Return the maker of documents for that many events."""
    with _VOCABULARY.open("rb") as opened:
        data = yaml.safe_load(opened)
    themes = {term.id for term in terms("theme", "events")}
    return Synthetic(
        seed=seed,
        places=max(1, events // 20),
        organizers=max(1, events // 50),
        towns=list(_towns(data["towns"])),
        types=[
            (term.id, [theme for theme in term.suggested if theme in themes])
            for term in terms("eventtype", "events")
        ],
        place_types=[term.id for term in terms("eventtype", "places")],
        facilities={kind: [term.id for term in terms("facility", f"{kind}s")] for kind in ("place", "event")},
        common_words=data["words"].split(),
        common_labels=data["labels"],
        url=url,
        today=clock.now().astimezone(clock.BRUSSELS).date(),
    )


def _towns(weights: dict[str, float]) -> Iterator[Town]:
    """Go through the municipalities of the tree of regions, with a postal code that leads back to them."""
    for region in regions():
        if region.level != "municipality":
            continue
        name = region.name["nl"]
        small = _WALLOON_TOWN if _WALLONIA in regions_around(region.id) else _SMALL_TOWN
        for postal_code in postal_codes(region.id):
            if municipality_of("BE", postal_code, name) == region:
                yield Town(name, postal_code, weights.get(name, small))
                break
