# SPDX-License-Identifier: EUPL-1.2
"""Generated events, places and organisers: documents of the contract, the same for the same seed.

Each document comes from a chance of its own (seed, kind, number), so that any of them can be made
without the others, in any order.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from foyer.blocks.samples.rules.synthetic_calendars import synthetic_calendar
from foyer.blocks.samples.rules.vocabulary import Zipf, sentence, vocabulary
from foyer.kernel import ids

Document = dict[str, Any]

_AGES = ("-", "6-12", "3-6", "12-18", "16-", "18-", "8-10", "60-")
_PRICES = (5, 7.5, 8, 10, 12, 12.5, 15, 18, 20, 25, 32)
# Shares of what is not there for everybody, and of what needs no journey.
_DRAFT_EVENTS, _DRAFT_PLACES = 0.07, 0.02
_ONLINE, _MIXED = 0.04, 0.03
_WITH_FACILITIES = {"place": 0.4, "event": 0.12}
_MOST_FACILITIES = 5


@dataclass(frozen=True)
class Town:
    """A town with one of its postal codes; the weight is in proportion to its inhabitants."""

    name: str
    postal_code: str
    weight: float


@dataclass
class Synthetic:
    """Makes documents.

    `types` are (type, themes that suit it); `facilities` are those of a kind, the most frequent first;
    `url` gives the address of an item by kind and id.
    """

    seed: int
    places: int
    organizers: int
    towns: Sequence[Town]
    types: Sequence[tuple[str, Sequence[str]]]
    place_types: Sequence[str]
    facilities: Mapping[str, Sequence[str]]
    common_words: Sequence[str]
    common_labels: Sequence[str]
    url: Callable[[str, str], str]
    today: date
    _words: Zipf = field(init=False)
    _labels: Zipf = field(init=False)
    _town_weights: list[float] = field(init=False)
    _facilities: Mapping[str, Zipf] = field(init=False)

    def __post_init__(self) -> None:
        words = vocabulary(self.common_words)
        self._words = Zipf(words)
        self._labels = Zipf([*self.common_labels, *words[-3_000:]])
        self._town_weights = [town.weight for town in self.towns]
        self._facilities = {kind: Zipf(list(named)) for kind, named in self.facilities.items()}

    def id(self, kind: str, number: int) -> str:
        """Return the id of the nth item of a kind."""
        return ids.derived("generated", str(self.seed), kind, str(number))

    def organizer(self, number: int) -> Document:
        """Return the nth organiser."""
        chance = self._chance("organizer", number)
        return {
            "mainLanguage": "nl",
            "name": {"nl": f"vzw {self._title(chance, 2)} {number}"},
            "url": f"https://www.organisator-{self.seed}-{number}.example.org",
            "description": {"nl": self._text(chance, 20, 60)},
            "contactPoint": {"email": [f"info@organisator-{self.seed}-{number}.example.org"]},
        }

    def place(self, number: int) -> Document:
        """Return the nth place."""
        chance = self._chance("place", number)
        town = chance.choices(self.towns, self._town_weights)[0]
        street = f"{self._title(chance, 1)}straat {chance.randint(1, 250)}"
        return {
            "mainLanguage": "nl",
            "name": {"nl": f"{self._title(chance, 2)} {number}"},
            "terms": [{"id": chance.choice(self.place_types)}],
            "address": {
                "nl": {
                    "addressCountry": "BE",
                    "addressLocality": town.name,
                    "postalCode": town.postal_code,
                    "streetAddress": street,
                }
            },
            "calendarType": "permanent",
            **_workflow(chance, _DRAFT_PLACES),
        }

    def event(self, number: int) -> Document:
        """Return the nth event; its place and organiser are among the generated ones."""
        chance = self._chance("event", number)
        name, description = (
            {"nl": self._title(chance, chance.randint(2, 6))},
            {"nl": self._text(chance, 20, 120)},
        )
        for language in ("fr", "en", "de"):
            if chance.random() < 0.06:
                name[language] = self._title(chance, chance.randint(2, 5))
                description[language] = self._text(chance, 15, 50)
        found: Document = {
            "mainLanguage": "nl",
            "name": name,
            "description": description,
            "terms": self._terms(chance),
            "location": {"@id": self.url("place", self.id("place", _popular(chance, self.places)))},
            **synthetic_calendar(chance, self.today),
            **_prices(chance),
        }
        if chance.random() < 0.7:
            found["organizer"] = {
                "@id": self.url("organizer", self.id("organizer", _popular(chance, self.organizers)))
            }
        if chance.random() < 0.6:
            found["typicalAgeRange"] = chance.choice(_AGES)
        if labels := dict.fromkeys(self._labels.draw(chance, min(int(chance.expovariate(0.5)), 8))):
            found["labels"] = list(labels)
        return found | self._attendance(chance, number) | _workflow(chance, _DRAFT_EVENTS)

    def facilities_of(self, kind: str, number: int) -> list[str] | None:
        """Return the facilities of the nth item of a kind; None where nobody says any."""
        chance = self._chance(f"facilities of {kind}", number)
        if chance.random() >= _WITH_FACILITIES.get(kind, 0):
            return None
        drawn = self._facilities[kind].draw(chance, chance.randint(1, _MOST_FACILITIES))
        return list(dict.fromkeys(drawn))

    def _attendance(self, chance: Random, number: int) -> Document:
        """Return where people take part: most at a place, some on line, some at either."""
        kind = chance.random()
        if kind >= _ONLINE + _MIXED:
            return {}
        link = {"onlineUrl": f"https://zaal-{self.seed}-{number}.example.org"}
        if kind < _MIXED:
            return {"attendanceMode": "mixed", **link}
        return {"attendanceMode": "online", **link, "location": {"@id": self.url("place", ids.NIL)}}

    def _chance(self, kind: str, number: int) -> Random:
        return Random(f"{self.seed}/{kind}/{number}")  # noqa: S311 - samples, not secrets

    def _title(self, chance: Random, count: int) -> str:
        # the commonest words are articles; a title of nothing else tells nothing
        title = " ".join([*self._words.draw(chance, count - 1), chance.choice(self.common_words[20:])])
        return f"{title[:1].upper()}{title[1:]}"[:80]

    def _text(self, chance: Random, least: int, most: int) -> str:
        words = self._words.draw(chance, chance.randint(least, most))
        return " ".join(sentence(words[start : start + 12]) for start in range(0, len(words), 12))

    def _terms(self, chance: Random) -> list[Document]:
        type_, themes = chance.choice(self.types)
        return [{"id": type_}] + ([{"id": chance.choice(themes)}] if themes and chance.random() < 0.8 else [])


def _workflow(chance: Random, drafts: float) -> Document:
    return {"workflowStatus": "DRAFT" if chance.random() < drafts else "READY_FOR_VALIDATION"}


def _popular(chance: Random, count: int) -> int:
    """Return a number below the count, small ones more often: some places have a full programme."""
    return int(count * chance.random() ** 2)


def _prices(chance: Random) -> Document:
    kind = chance.random()
    if kind < 0.1:
        return {}
    base = 0 if kind < 0.4 else chance.choice(_PRICES)
    lines: list[Document] = [{"category": "base", "name": {"nl": "Basistarief"}, "price": base}]
    if base and chance.random() < 0.4:
        lines.append({"category": "tariff", "name": {"nl": "Onder 26 jaar"}, "price": base / 2})
    return {"priceInfo": [line | {"priceCurrency": "EUR"} for line in lines]}
