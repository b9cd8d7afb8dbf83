# SPDX-License-Identifier: EUPL-1.2
"""What a search engine indexes of items, made from their current documents."""

from collections.abc import Mapping, Sequence
from typing import Any

from foyer.blocks.geo.public import region_ids
from foyer.blocks.offers.ports import ports
from foyer.blocks.offers.queries.addresses import PLURAL
from foyer.blocks.offers.queries.parsed import parsed
from foyer.blocks.offers.rules.index import IndexDocument, Surroundings, index_document
from foyer.kernel import clock


def index_documents(kind_ids: Sequence[tuple[str, str]]) -> list[IndexDocument]:
    """Return the index documents of items, in their order; unknown ids are left out.

    One query a kind and 2,000 items, and what the ports need.
    """
    found = parsed(kind_ids)
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
        located = shown.get("location", shown)
        around = Surroundings(
            now=now,
            regions=_regions(located),
            contributors=item.contributors,
            popularity=popularity[kind].get(public_id, 0),
            point=None if "geo" in located else item.point,
        )
        made.append(index_document(kind, shown, around))
    return made


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
