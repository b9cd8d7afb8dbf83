# SPDX-License-Identifier: EUPL-1.2
"""A small world for tests of rules: terms, places, organizers, images, and bodies that pass the check."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from foyer.blocks.offers.rules.check import Checked, check
from foyer.blocks.offers.rules.compose import Writing, compose
from foyer.blocks.offers.rules.known import Image
from foyer.blocks.offers.rules.prepare import prepare
from foyer.blocks.offers.rules.state import State

BASE = "https://io.example.org"
NOW = datetime(2026, 6, 1, 10, tzinfo=UTC)
ITEM = "0b1f6c1e-6a44-4d0b-9a55-0c7a4f0f6d11"
PLACE = "8f2f2b9e-55aa-4b7f-8c8e-2a1d3f4b5c6d"
ORGANIZER = "77aa55cc-1d2e-4f3a-8b4c-5d6e7f8a9b0c"
IMAGE = "0d4b5c1e-9d0e-4f1a-a5b6-7c8d9e0f1a2b"
IMAGE_2 = "1d4b5c1e-9d0e-4f1a-a5b6-7c8d9e0f1a2c"
UNKNOWN = "99999999-9999-4999-8999-999999999999"
NIL = "00000000-0000-0000-0000-000000000000"
CONCERT, COURSE, CAMP, MUSEUM = "0.50.4.0.0", "0.3.1.0.0", "0.57.0.0.0", "GnPFp9uvOUyqhOckIFMKmg"
POP, ROCK, TOILET = "1.8.3.1.0", "1.8.2.0.0", "3.31.0.0.0"


def _term(term_id: str, domain: str, label: str, *scope: str) -> SimpleNamespace:
    return SimpleNamespace(id=term_id, domain=domain, name={"nl": label}, scope=frozenset(scope))


TERMS = {
    term.id: term
    for term in (
        _term(CONCERT, "eventtype", "Concert", "events"),
        _term(COURSE, "eventtype", "Cursus", "events"),
        _term(CAMP, "eventtype", "Kamp of vakantie", "events"),
        _term(MUSEUM, "eventtype", "Museum of galerij", "places"),
        _term(POP, "theme", "Amusementsmuziek", "events"),
        _term(ROCK, "theme", "Jazz en blues", "events"),
        _term(TOILET, "facility", "Toegankelijk sanitair", "events", "places"),
    )
}
IMAGES = {
    IMAGE: Image(IMAGE, f"https://img.example.org/{IMAGE}.jpeg", "Foto", "De Sluis", "nl"),
    IMAGE_2: Image(IMAGE_2, f"https://img.example.org/{IMAGE_2}.png", "Logo", "De Sluis", "fr"),
}


@dataclass(frozen=True)
class World:
    """A `Known` that knows one place, one organizer and two images."""

    base: str = BASE
    places: frozenset[str] = frozenset({PLACE})
    organizers: frozenset[str] = frozenset({ORGANIZER})
    images: dict[str, Image] = field(default_factory=lambda: IMAGES)

    def term(self, term_id: str) -> Any:
        return TERMS.get(term_id)

    def place_exists(self, place_id: str) -> bool:
        return place_id in self.places

    def organizer_exists(self, organizer_id: str) -> bool:
        return organizer_id in self.organizers

    def image(self, image_id: str) -> Image | None:
        return self.images.get(image_id)


WORLD = World()

EVENT: dict[str, Any] = {
    "mainLanguage": "nl",
    "name": {"nl": "Avond aan het water"},
    "terms": [{"id": CONCERT}],
    "location": {"@id": f"{BASE}/places/{PLACE}"},
    "calendarType": "permanent",
}
SINGLE: dict[str, Any] = {
    **EVENT,
    "calendarType": "single",
    "subEvent": [{"startDate": "2026-07-06T09:00:00+02:00", "endDate": "2026-07-06T16:00:00+02:00"}],
}
MUSEUM_BODY: dict[str, Any] = {
    "mainLanguage": "nl",
    "name": {"nl": "Museum van de Molen"},
    "terms": [{"id": MUSEUM}],
    "calendarType": "permanent",
    "address": {
        "nl": {
            "addressCountry": "BE",
            "addressLocality": "Brussel",
            "postalCode": "1000",
            "streetAddress": "Molenstraat 12",
        }
    },
}
HOUSE: dict[str, Any] = {
    "mainLanguage": "nl",
    "name": {"nl": "Cultuurhuis Noord"},
    "url": "https://www.noord.example.org",
}
BODIES = {"event": EVENT, "place": MUSEUM_BODY, "organizer": HOUSE}


def body(kind: str, **changed: Any) -> dict[str, Any]:
    """Return a minimal body of a kind with other or further properties."""
    return {**deepcopy(BODIES[kind]), **changed}


def checked(kind: str, document: Any, known: World = WORLD) -> Checked:
    """Return a body after its preparation and check."""
    return check(kind, prepare(kind, document, known), known, ITEM)


def faults(kind: str, document: Any, known: World = WORLD) -> list[tuple[str, str]]:
    """Return pointers and texts of what is wrong with a body."""
    problem = checked(kind, document, known).problem
    if problem is None:
        return []
    return [(fault["jsonPointer"], fault["error"]) for fault in problem.extra["schemaErrors"]]


def written(kind: str, document: Any, old: State | None = None, **circumstances: Any) -> State:
    """Return the item after a body that must pass the check."""
    known = circumstances.pop("known", WORLD)
    found = checked(kind, document, known)
    assert found.problem is None, found.problem.document()
    writing = Writing(**{"item_id": ITEM, "author": "user-1", "now": NOW, "known": known, **circumstances})
    return compose(kind, old, found, writing)


def sub_event(**changed: Any) -> dict[str, Any]:
    """Return the calendar properties of a single event, its sub-event with other properties."""
    return {"calendarType": "single", "subEvent": [{**SINGLE["subEvent"][0], **changed}]}
