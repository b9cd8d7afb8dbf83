# SPDX-License-Identifier: EUPL-1.2
"""Finding a place again that is described by name, address and perhaps a point."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from foyer.blocks.offers.matching import likeness, name_key, street_key
from foyer.blocks.offers.models import Place
from foyer.blocks.offers.queries.addresses import loaded

MOST = 300
SHOWN = 20
_METRES_A_DEGREE = 111_320


@dataclass(frozen=True)
class PlaceHit:
    """A place that may be the one that is meant.

    `distance_m` is the distance in metres to the point of the question, None where one of the two
    points is unknown; `score` runs from 0 to 1.
    """

    id: str
    name: str
    address: dict[str, str]
    distance_m: float | None
    score: float


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

    Candidates are places with the same name, or in the same postal code or locality, or within the
    distance; deleted and rejected ones never. The score is the likeness of the names, weighed with
    that of the streets and the distance as far as both sides know them.
    """
    key, street_words = name_key(name), street_key(street)
    point = None if latitude is None or longitude is None else (latitude, longitude)
    conditions = Q(name_key=key)
    if postal_code:
        conditions |= Q(postal_code=postal_code) & _shares_a_word(key)
    if locality:
        conditions |= Q(locality__iexact=locality) & _shares_a_word(key)
    if point:
        conditions |= _around(point, within_m)
    rows = (
        Place.objects.filter(conditions)
        .exclude(workflow_status__in=("DELETED", "REJECTED"))
        .order_by("pk")
        .values(
            "public_id", "document", "name_key", "street", "postal_code", "latitude", "longitude", "precision"
        )
    )
    return _ranked(rows[:MOST], key, street_words, point, within_m)


def _ranked(
    rows: Iterable[Any],
    key: str,
    street: str,
    point: tuple[float, float] | None,
    within_m: float,
) -> list[PlaceHit]:
    hits = []
    for row in rows:
        distance = None
        if point and row["latitude"] is not None:
            distance = metres(point, (row["latitude"], row["longitude"]))
        exact = row["precision"] == "exact"
        score = _score(
            likeness(key, row["name_key"]), street, row["street"], distance if exact else None, within_m
        )
        hits.append((score, row, distance))
    hits.sort(key=lambda hit: (-hit[0], hit[1]["public_id"]))
    return [_hit(*hit) for hit in hits[:SHOWN]]


def _score(names: float, street: str, other: str, distance: float | None, within_m: float) -> float:
    weight, total = 0.6, 0.6 * names
    if street and other:
        weight, total = weight + 0.25, total + 0.25 * likeness(street, other)
    if distance is not None:
        weight, total = weight + 0.15, total + 0.15 * max(0.0, 1 - distance / max(within_m, 1))
    return round(total / weight, 4)


def _hit(score: float, row: dict[str, Any], distance: float | None) -> PlaceHit:
    document = loaded(row["document"])
    main = document["mainLanguage"]
    return PlaceHit(
        row["public_id"],
        document["name"].get(main, ""),
        document.get("address", {}).get(main, {}),
        None if distance is None else round(distance, 1),
        score,
    )


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
