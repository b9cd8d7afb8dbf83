# SPDX-License-Identifier: EUPL-1.2
"""Which place here each venue of a file is: known from an earlier run, found, or to be made."""

from collections import defaultdict
from collections.abc import Mapping as Table
from dataclasses import dataclass

from foyer.blocks.imports.models import SourceLink
from foyer.blocks.imports.rules.addresses import Address
from foyer.blocks.imports.rules.mapping import Mapping
from foyer.blocks.imports.rules.venues import Spelling, best_address, same_place, street_key
from foyer.blocks.offers.public import PlaceHit, find_places
from foyer.kernel import ids


@dataclass(frozen=True)
class Target:
    """The place or organiser that something of a source is. `made`: the import makes and updates it."""

    id: str
    made: bool
    key: str
    address: Address | None = None


@dataclass(frozen=True)
class Places:
    """The places of a file: by the key of each spelling; and the links that are not yet kept."""

    by_spelling: Table[str, Target]
    new_links: tuple[SourceLink, ...]


def resolve_places(spellings: Table[str, Spelling], mapping: Mapping) -> Places:
    """Return the place of every spelling. Reads only; one query for what is known, one a place not known."""
    known = {
        link.key: link
        for link in SourceLink.objects.filter(system=mapping.system, kind="place").iterator(chunk_size=2000)
        if link.key in spellings
    }
    clusters: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in spellings.values():
        clusters[spelling.canonical].append(spelling)
    by_spelling: dict[str, Target] = {}
    new_links = []
    for canonical, members in clusters.items():
        target = _target(canonical, members, known, mapping)
        for member in members:
            link = known.get(member.key)
            if link is None:
                new_links.append(
                    SourceLink(
                        system=mapping.system,
                        kind="place",
                        key=member.key,
                        target=target.id,
                        made=target.made,
                    )
                )
            own = Target(link.target, link.made, member.key, member.address) if link else target
            by_spelling[member.key] = target if own.id == target.id else own
    return Places(by_spelling, tuple(new_links))


def _target(
    canonical: str, members: list[Spelling], known: Table[str, SourceLink], mapping: Mapping
) -> Target:
    address = best_address(members)
    for member in sorted(members, key=lambda each: each.key != canonical):
        if (link := known.get(member.key)) is not None:
            return Target(link.target, link.made, link.target, address)
    found = _existing(address, mapping) if mapping.venue.match_existing else None
    if found is not None:
        return Target(found.id, made=False, key=found.id, address=address)
    new_id = ids.derived("imports", mapping.system, "place", canonical)
    return Target(new_id, made=True, key=new_id, address=address)


def _existing(address: Address, mapping: Mapping) -> PlaceHit | None:
    """Return the place of the database that a venue is, or None."""
    venue = mapping.venue
    hits = find_places(
        name=address.name,
        postal_code=address.postal_code,
        locality=address.locality,
        street=address.street,
        latitude=address.point.latitude if address.point else None,
        longitude=address.point.longitude if address.point else None,
        within_m=venue.within_m,
    )
    for hit in hits:
        if hit.score * 100 < venue.score:
            break
        other = _as_address(hit)
        near = hit.distance_m is None or hit.distance_m <= venue.within_m
        if same_place(venue, address, other) and (
            near or street_key(address.street) == street_key(other.street)
        ):
            return hit
    return None


def _as_address(hit: PlaceHit) -> Address:
    return Address(
        name=hit.name,
        street=hit.address.get("streetAddress", ""),
        postal_code=hit.address.get("postalCode", ""),
        locality=hit.address.get("addressLocality", ""),
        country=hit.address.get("addressCountry", ""),
        point=None,
        spelt=hit.name,
        key="",
    )
