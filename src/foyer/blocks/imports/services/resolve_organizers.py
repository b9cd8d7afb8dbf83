# SPDX-License-Identifier: EUPL-1.2
"""Which organiser here each organiser of a file is: known from an earlier run, found, or to be made."""

from collections.abc import Iterable
from collections.abc import Mapping as Table
from dataclasses import dataclass

from foyer.blocks.imports.models import SourceLink
from foyer.blocks.imports.rules.contacts import Organiser
from foyer.blocks.imports.rules.grouping import Programme
from foyer.blocks.imports.rules.mapping import Mapping
from foyer.blocks.imports.rules.performances import Performance
from foyer.blocks.imports.services.resolve_places import Target
from foyer.blocks.offers.public import find_organizer
from foyer.kernel import ids


@dataclass(frozen=True)
class Organizers:
    """The organisers of a file by their keys in the source; and the links that are not yet kept."""

    by_key: Table[str, Target]
    new_links: tuple[SourceLink, ...]

    def of(self, programme: Programme) -> Target | None:
        """Return the organiser of an event: of its first row that names one."""
        for one in programme.performances:
            if one.organizer is not None:
                return self.by_key[one.organizer.key]
        return None


def resolve_organizers(performances: Iterable[Performance], mapping: Mapping) -> Organizers:
    """Return the organiser of every key. Reads only."""
    named = {one.organizer.key: one.organizer for one in performances if one.organizer is not None}
    if not named:
        return Organizers({}, ())
    known = {
        link.key: link
        for link in SourceLink.objects.filter(system=mapping.system, kind="organizer").iterator(
            chunk_size=2000
        )
    }
    by_key: dict[str, Target] = {}
    by_site: dict[str, Target] = {}
    new_links = []
    for key, organizer in named.items():
        link = known.get(key)
        target = by_site.get(organizer.site) or (
            Target(link.target, link.made, key) if link else _target(organizer, mapping)
        )
        by_site[organizer.site] = target
        by_key[key] = target
        if link is None:
            new_links.append(
                SourceLink(
                    system=mapping.system, kind="organizer", key=key, target=target.id, made=target.made
                )
            )
    return Organizers(by_key, tuple(new_links))


def _target(organizer: Organiser, mapping: Mapping) -> Target:
    found = find_organizer(organizer.url)
    if found is not None:
        return Target(found, made=False, key=organizer.key)
    return Target(
        ids.derived("imports", mapping.system, "organizer", organizer.key), made=True, key=organizer.key
    )
