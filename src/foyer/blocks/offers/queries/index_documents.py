# SPDX-License-Identifier: EUPL-1.2
"""What a search engine indexes of items, made from their current documents."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from foyer.blocks.geo.public import region_ids
from foyer.blocks.offers.ports import ports
from foyer.blocks.offers.queries.addresses import PLURAL
from foyer.blocks.offers.queries.parsed import parsed
from foyer.blocks.offers.queries.places import points_of
from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.index import IndexDocument, Surroundings, index_document
from foyer.kernel import clock


def index_documents(kind_ids: Sequence[tuple[str, str]]) -> list[IndexDocument]:
    """Return the index documents of items, in their order; unknown ids are left out.

    One query a kind and 2,000 items, one for places of which only the town is known, and what the ports need.
    """
    found = parsed(kind_ids)
    rough = _rough_points(item.document for item in found.values())
    popularity = {
        kind: ports().popularity(kind, [public_id for of, public_id in kind_ids if of == kind])
        for kind in PLURAL
    }
    now = clock.now()
    made = []
    for kind, public_id in kind_ids:
        item = found.get(public_id)
        if item is None:
            continue
        shown = item.document
        around = Surroundings(
            now=now,
            regions=_regions(shown.get("location", shown)),
            contributors=item.contributors,
            popularity=popularity[kind].get(public_id, 0),
            point=rough.get(shown.get("location", shown).get("@id", "")),
        )
        made.append(index_document(kind, shown, around))
    return made


def _rough_points(documents: Iterable[Mapping[str, Any]]) -> dict[str, tuple[float, float]]:
    """Return the points of the towns of those places whose documents tell none, by their addresses."""
    places = (document.get("location", document) for document in documents)
    unplaced = {place["@id"] for place in places if "geo" not in place and "/places/" in place.get("@id", "")}
    numbers = {last_part(address): address for address in unplaced}
    return {numbers[public_id]: point for public_id, point in points_of(list(numbers)).items()}


def _regions(located: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the regions of a place, or of whatever else has an address in its main language."""
    addresses = located.get("address") or {}
    address = addresses.get(located.get("mainLanguage", "")) or next(iter(addresses.values()), None)
    if address is None:
        return ()
    geo = located.get("geo") or {}
    return region_ids(
        address.get("addressCountry", ""),
        address.get("postalCode", ""),
        address.get("addressLocality", ""),
        geo.get("latitude"),
        geo.get("longitude"),
    )
