# SPDX-License-Identifier: EUPL-1.2
"""Events, places and organisers of a realistic size for the benchmarks of the store; the same for a seed."""

import random
from typing import Any

_WORDS = """
avond dans muziek theater kinderen zomer winter markt plein kasteel park verhaal stem viool drum fiets
wandeling atelier verf klei film licht nacht ochtend koffie boek dichter optreden festival circus magie
familie school buurt haven rivier molen kerk toren tuin bloem vogel sterren wetenschap spel quiz lezing
""".split()  # noqa: SIM905 - a list of forty quoted words is no easier to read
_TOWNS = (
    ("9000", "Gent"),
    ("2000", "Antwerpen"),
    ("3000", "Leuven"),
    ("8000", "Brugge"),
    ("3500", "Hasselt"),
)
_TYPES = ("0.50.4.0.0", "0.55.0.0.0", "0.7.0.0.0", "0.5.0.0.0", "0.54.0.0.0")
_LABELS = [f"label {number}" for number in range(400)]


class Documents:
    """Makes documents one after the other."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)

    def text(self, words: int) -> str:
        return " ".join(self._random.choices(_WORDS, k=words)).capitalize()

    def place(self, number: int) -> dict[str, Any]:
        postal_code, town = self._random.choice(_TOWNS)
        return {
            "mainLanguage": "nl",
            "name": {"nl": f"Zaal {self.text(2)} {number}"},
            "terms": [{"id": "OyaPaf64AEmEAYXHeLMAtA"}],
            "address": {
                "nl": {
                    "addressCountry": "BE",
                    "addressLocality": town,
                    "postalCode": postal_code,
                    "streetAddress": f"Kerkstraat {number}",
                }
            },
            "calendarType": "permanent",
            "workflowStatus": "READY_FOR_VALIDATION",
        }

    def organizer(self, number: int) -> dict[str, Any]:
        return {
            "mainLanguage": "nl",
            "name": {"nl": f"vzw {self.text(2)} {number}"},
            "url": f"https://www.organizer-{number}.example.org",
            "contactPoint": {"email": [f"info@organizer-{number}.example.org"]},
        }

    def event(self, place_id: str, organizer_id: str) -> dict[str, Any]:
        chance = self._random
        day = chance.randint(1, 28)
        count = chance.choice((1, 1, 1, 2, 3, 5))
        month = chance.randint(1, 12)
        dates = [
            {
                "startDate": f"2027-{month:02}-{min(day + offset, 28):02}T{hour:02}:00:00+01:00",
                "endDate": f"2027-{month:02}-{min(day + offset, 28):02}T{hour + 2:02}:30:00+01:00",
            }
            for offset, hour in ((number, chance.randint(9, 20)) for number in range(count))
        ]
        return {
            "mainLanguage": "nl",
            "name": {"nl": self.text(chance.randint(2, 6))},
            "description": {"nl": self.text(60)},
            "terms": [{"id": chance.choice(_TYPES)}],
            "location": {"@id": f"https://example.org/places/{place_id}"},
            "organizer": {"@id": f"https://example.org/organizers/{organizer_id}"},
            "calendarType": "single" if count == 1 else "multiple",
            "subEvent": dates,
            "typicalAgeRange": chance.choice(("-", "6-12", "12-", "18-")),
            "priceInfo": [
                {
                    "category": "base",
                    "name": {"nl": "Basistarief"},
                    "price": chance.choice((0, 5, 12.5, 20)),
                    "priceCurrency": "EUR",
                }
            ],
            "contactPoint": {"url": ["https://www.example.org/contact"]},
            "labels": chance.sample(_LABELS, 2),
            "workflowStatus": "READY_FOR_VALIDATION",
        }
