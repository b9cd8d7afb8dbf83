# SPDX-License-Identifier: EUPL-1.2
"""Finding a place again that is described by name, address and perhaps a point."""

import math
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from foyer.blocks.offers.matching import likeness, name_key, street_key
from foyer.blocks.offers.models import Place
from foyer.blocks.offers.queries.addresses import loaded

MOST = 300
SHOWN = 20
# Points that stand for a whole town say nothing about which of its places is meant.
ROUGH = frozenset({"locality", "postalCode", "municipality"})
_METRES_A_DEGREE = 111_320
_COLUMNS = (
    "public_id", "document", "name_key", "street", "postal_code", "locality", "latitude", "longitude",
    "precision",
)  # fmt: skip


@dataclass(frozen=True)
class PlaceHit:
    """A place that may be the one that is meant.

    `distance_m` is the distance in metres to the point of the question, None where one of the two
    points is unknown or only that of a town; `score` runs from 0 to 1.
    """

    id: str
    name: str
    address: dict[str, str]
    distance_m: float | None
    score: float


@dataclass(frozen=True)
class _Asked:
    """The question, in the form in which places are compared."""

    name: str
    postal_code: str
    locality: str
    street: str
    point: tuple[float, float] | None
    within_m: float

    @property
    def town(self) -> Q:
        """Match places in the town of the question; nothing where it names none."""
        found = Q(pk__in=())
        if self.postal_code:
            found |= Q(postal_code=self.postal_code)
        if self.locality:
            found |= Q(locality=self.locality)
        return found


def find_places(
    name: str,
    postal_code: str = "",
    locality: str = "",
    street: str = "",
    latitude: float | None = None,
    longitude: float | None = None,
    within_m: float = 250,
) -> list[PlaceHit]:
    """Return at most 20 places that may be meant, best first. One query.

    Candidates are places with the same name, those in the same town that share a word of the name, and
    those within the distance; deleted and rejected ones never. The score is the likeness of the names,
    weighed with that of town, street and distance as far as both sides know them.
    """
    point = None if latitude is None or longitude is None else (latitude, longitude)
    asked = _Asked(
        name_key(name), postal_code.strip(), name_key(locality), street_key(street), point, within_m
    )
    hits = [_hit(asked, row) for row in _candidates(asked)]
    hits.sort(key=lambda hit: (-hit.score, hit.id))
    return hits[:SHOWN]


def _candidates(asked: _Asked) -> QuerySet[Place, Any]:
    conditions = Q(name_key=asked.name) | (asked.town & _shares_a_word(asked.name))
    if asked.point:
        conditions |= _around(asked.point, asked.within_m)
    rows = Place.objects.filter(conditions).exclude(workflow_status__in=("DELETED", "REJECTED"))
    # A name such as "Cultuurcentrum" returns all over the country: those of the town come first.
    here = Case(When(asked.town, then=Value(0)), default=Value(1), output_field=IntegerField())
    found: QuerySet[Place, Any] = rows.order_by(here, "pk").values(*_COLUMNS)[:MOST]
    return found


def _hit(asked: _Asked, row: dict[str, Any]) -> PlaceHit:
    document = loaded(row["document"])
    main = document["mainLanguage"]
    distance = None
    if asked.point and row["latitude"] is not None and row["precision"] not in ROUGH:
        distance = metres(asked.point, (row["latitude"], row["longitude"]))
    return PlaceHit(
        row["public_id"],
        document["name"].get(main, ""),
        document.get("address", {}).get(main, {}),
        None if distance is None else round(distance, 1),
        _score(asked, row, distance),
    )


def _score(asked: _Asked, row: dict[str, Any], distance: float | None) -> float:
    parts = [(0.5, likeness(asked.name, row["name_key"]))]
    if asked.postal_code or asked.locality:
        same = row["postal_code"] == asked.postal_code or row["locality"] == asked.locality != ""
        parts.append((0.2, 1.0 if same else 0.0))
    if asked.street and row["street"]:
        parts.append((0.2, likeness(asked.street, row["street"])))
    if distance is not None:
        parts.append((0.1, max(0.0, 1 - distance / max(asked.within_m, 1))))
    return round(sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts), 4)


def _shares_a_word(key: str) -> Q:
    words = sorted(key.split(), key=len, reverse=True)[:4]
    conditions = Q(name_key=key)
    for word in words:
        if len(word) > 2:
            conditions |= Q(name_key__contains=word)
    return conditions


def _around(point: tuple[float, float], within_m: float) -> Q:
    high = within_m / _METRES_A_DEGREE
    wide = high / max(0.01, math.cos(math.radians(point[0])))
    return Q(latitude__range=(point[0] - high, point[0] + high)) & Q(
        longitude__range=(point[1] - wide, point[1] + wide)
    )


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points (latitude, longitude) in metres, exact enough within a country."""
    middle = math.cos(math.radians((one[0] + other[0]) / 2))
    return math.hypot(one[0] - other[0], (one[1] - other[1]) * middle) * _METRES_A_DEGREE
