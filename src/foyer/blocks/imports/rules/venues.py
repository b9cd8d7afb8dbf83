# SPDX-License-Identifier: EUPL-1.2
"""Which venues of a file are one place: by name, address and distance.

Venues are taken in the order of how often they occur, whatever the order of the rows; each is
compared with the places found so far, never with other spellings, so that likeness does not wander
from one place to another.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from foyer.blocks.imports.rules.addresses import Address
from foyer.blocks.imports.rules.coordinates import Point, metres
from foyer.blocks.imports.rules.findings import Action, Findings
from foyer.blocks.imports.rules.mapping.model import Venue
from foyer.blocks.imports.rules.texts import fold

_SAINT = re.compile(r"\b(?:st|sint|saint|ste|sinte|sainte)\b[.\s-]*")
_SHORT_STREETS = (
    (re.compile(r"str\b"), "straat"),
    (re.compile(r"stwg?\b"), "steenweg"),
    (re.compile(r"(?<=[a-z])ln\b"), "laan"),
    (re.compile(r"(?<=[a-z])pl\b"), "plein"),
    (re.compile(r"\bav\b"), "avenue"),
    (re.compile(r"\bbd\b|\bblvd\b"), "boulevard"),
)
_WORD = re.compile(r"[a-z0-9]+")
_ROOMS = frozenset(
    word
    for line in (
        "ingang inkom entree hoofdingang binnenkoer binnentuin tuin koer speelplaats terras balkon trap",
        "podium tent kelder crypte refter auditorium salon kapel hal foyer loge kiosk kamer toren zolder",
        "vloer dansvloer circusvloer parking portaal hoek standbeeld fontein voorzijde studio atelier",
        "amfitheater salle jardin cave room hall stage garden cellar saal garten eingang steiger",
    )
    for word in line.split()
)
_SHARED_BY = 3


@dataclass(frozen=True)
class Spelling:
    """One way in which the file names a venue, with the place that it belongs to.

    `key` is what the source calls this spelling, always the same for it; `canonical` is the key of
    the spelling that stands for the place; `rows` is how many rows use it, `line` the first of them.
    """

    key: str
    canonical: str
    address: Address
    rows: int
    line: int


def spelling_key(address: Address) -> str:
    """Return what identifies a spelling: the venue's own id in the source, or its text."""
    if address.key:
        return f"id:{address.key[:180]}"
    text = f"{fold(address.spelt)}|{address.postal_code}|{fold(address.name)}"
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def gather(addresses: Sequence[tuple[int, Address]], venue: Venue, found: Findings) -> dict[str, Spelling]:
    """Return every spelling by its key. `addresses` are (line, venue) of each row, in file order."""
    variants: dict[str, Counter[Address]] = defaultdict(Counter)
    lines: dict[str, int] = {}
    for line, address in addresses:
        key = spelling_key(address)
        variants[key][address] += 1
        lines.setdefault(key, line)
    rows = {key: counter.total() for key, counter in variants.items()}
    first = {key: (lines[key], _commonest(counter)) for key, counter in variants.items()}
    blurred = shared_points(address for _, address in first.values())
    _report_shared(blurred, first, found)
    if found.action("shared-coordinates") is Action.REPAIR:
        first = {key: (line, _sharp(address, blurred)) for key, (line, address) in first.items()}
    places = _Places(venue, blurred)
    spellings = {}
    for key in sorted(rows, key=lambda key: (-rows[key], len(first[key][1].spelt), first[key][1].spelt)):
        line, address = first[key]
        same = places.find(address)
        if same is not None:
            reason = f'taken as the same place as "{first[same][1].spelt}" ({rows[key]} rows)'
            if found.add(line, "venue", address.spelt, "venue-spelt-differently", reason) is Action.TAKE:
                same = None
        spellings[key] = Spelling(key, same or places.add(key, address), address, rows[key], line)
    return spellings


def best_address(spellings: Sequence[Spelling]) -> Address:
    """Return the address of one place: of its canonical spelling, completed from the others.

    A street with a number is better than one without, any point better than none.
    """
    best = next(each.address for each in spellings if each.key == each.canonical)
    for each in spellings:
        other = each.address
        if best.point is None and other.point is not None:
            best = replace(best, point=other.point)
        if (
            not number_of(best.street)
            and number_of(other.street)
            and (street_name(best.street) in {street_name(other.street), plain(best.name)})
        ):
            best = replace(best, street=other.street)
    return best


def _commonest(variants: Counter[Address]) -> Address:
    """Return the address that most rows of one spelling have; capitals and points may differ in it."""
    return min(variants, key=lambda address: (-variants[address], repr(address)))


def _report_shared(
    blurred: dict[Point, frozenset[str]], first: dict[str, tuple[int, Address]], found: Findings
) -> None:
    for point, streets in blurred.items():
        line = min(line for line, address in first.values() if address.point == point)
        reason = f"the same for venues in {len(streets)} streets: probably the middle of the town"
        found.add(line, "coordinates", f"{point.latitude}, {point.longitude}", "shared-coordinates", reason)


def _sharp(address: Address, blurred: dict[Point, frozenset[str]]) -> Address:
    return replace(address, point=None) if address.point in blurred else address


def shared_points(addresses: Iterable[Address]) -> dict[Point, frozenset[str]]:
    """Return the points that venues in three or more different streets have, with these streets."""
    streets: dict[Point, set[str]] = defaultdict(set)
    for address in addresses:
        if address.point is not None:
            streets[address.point].add(street_name(address.street))
    return {point: frozenset(names) for point, names in streets.items() if len(names) >= _SHARED_BY}


def street_name(street: str) -> str:
    """Return a street without its number, in the form for comparing."""
    return street_key(re.sub(r"\s\d.*$", "", street.strip()))


def street_key(street: str) -> str:
    """Return a street with its number in the form for comparing, its usual short forms written out."""
    key = plain(street)
    for pattern, full in _SHORT_STREETS:
        key = pattern.sub(full, key)
    return key


def plain(text: str) -> str:
    """Return a name in the form for comparing: words only, 'St.' and 'Saint' alike."""
    return " ".join(_WORD.findall(_SAINT.sub("sint ", fold(text).replace("'", ""))))


def same_place(venue: Venue, one: Address, other: Address) -> bool:
    """Say whether two venues are one place, as `gather` would."""
    places = _Places(venue, {})
    places.add("", other)
    return places.find(replace(one, key="")) is not None


class _Places:
    """The places found so far, with the look-ups that keep the comparisons few."""

    def __init__(self, venue: Venue, blurred: dict[Point, frozenset[str]]) -> None:
        self._venue = venue
        self._blurred = blurred
        self._generic = {word for text in venue.generic_words for word in plain(text).split()}
        self._known: dict[str, tuple[Address, str]] = {}
        self._exact: dict[tuple[str, str, str], str] = {}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_street: dict[str, list[str]] = defaultdict(list)
        self._names: dict[str, dict[str, str]] = defaultdict(dict)

    def add(self, key: str, address: Address) -> str:
        core = self._core(address)
        self._known[key] = (address, core)
        self._exact.setdefault(_identity(address), key)
        self._by_name[core].append(key)
        if number_of(address.street):
            self._by_street[street_key(address.street)].append(key)
        self._names[_area(address)][key] = core
        return key

    def find(self, address: Address) -> str | None:
        """Return the key of the place that an address is another spelling of, or None."""
        if (same := self._exact.get(_identity(address))) is not None:
            return same  # two ids of a source, but nobody could tell the two places apart
        if address.key:
            return None
        core = self._core(address)
        near = list(self._by_name[core]) + list(self._by_street[street_key(address.street)])
        alike = process.extract(
            core, self._names[_area(address)], scorer=fuzz.ratio, score_cutoff=self._venue.score, limit=5
        )
        near += [key for _, _, key in alike]
        return next((key for key in dict.fromkeys(near) if self._same(address, core, key)), None)

    def _same(self, one: Address, core: str, key: str) -> bool:
        other, other_core = self._known[key]
        if other.key or _area(one) != _area(other) or not _same_numbers(core, other_core):
            return False
        house = number_of(one.street)
        if (
            house
            and house == number_of(other.street)
            and street_name(one.street) == street_name(other.street)
        ):
            return fuzz.ratio(core, other_core) >= self._venue.score or self._part_of(core, other_core)
        return fuzz.ratio(core, other_core) >= self._venue.score and self._close(one, other)

    def _part_of(self, core: str, other: str) -> bool:
        """Say whether one name is the other with words more, none of which names a part of the building."""
        short, long = sorted((core.split(), other.split()), key=len)
        if not set(short) <= set(long) or len("".join(short)) < 4:
            return False
        more = set(long) - set(short)
        return not any(word in _ROOMS or word.endswith(("zaal", "zalen", "salon")) for word in more)

    def _close(self, one: Address, other: Address) -> bool:
        """Say whether two venues with like names can be one: same street, near, or nothing against it."""
        streets = street_name(one.street), street_name(other.street)
        if streets[0] == streets[1]:
            return True
        if one.point and other.point and not {one.point, other.point} & self._blurred.keys():
            return metres(one.point, other.point) <= self._venue.within_m
        return plain(one.name) == plain(one.street) or plain(other.name) == plain(other.street)

    def _core(self, address: Address) -> str:
        """Return the name for comparing, without generic words where other words are left."""
        words = plain(address.name).split()
        kept = [word for word in words if word not in self._generic]
        return " ".join(kept or words)


def number_of(street: str) -> str:
    """Return the house number of a street, or an empty text."""
    found = re.search(r"\s(\d+\s?[a-zA-Z]?)(?:\D.*)?$", street)
    return found[1].replace(" ", "").lower() if found else ""


def _area(address: Address) -> str:
    return f"{address.country} {address.postal_code}"


def _identity(address: Address) -> tuple[str, str, str]:
    return plain(address.name), street_key(address.street), _area(address)


def _same_numbers(one: str, other: str) -> bool:
    return re.findall(r"\d+", one) == re.findall(r"\d+", other)
