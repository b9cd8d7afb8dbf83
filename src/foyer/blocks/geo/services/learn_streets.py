# SPDX-License-Identifier: EUPL-1.2
"""Remember the streets of addresses that are learned, in their transaction and under their audit."""

from collections.abc import Iterable

from foyer.blocks.geo.addresses import street_area
from foyer.blocks.geo.models import KnownStreet
from foyer.blocks.geo.rules.names import fold
from foyer.blocks.geo.rules.region import AddressParts
from foyer.blocks.geo.rules.street_name import street_name

KEY_LIMIT = 360
"""Three letters for each of the name: some signs fold to several."""


def learn_streets(addresses: Iterable[AddressParts]) -> None:
    """Remember streets that are new; the first way to write a name stays. One statement for 500 streets."""
    rows: dict[tuple[str, str], KnownStreet] = {}
    for address in addresses:
        name = street_name(address.street)
        area, key = (
            street_area(address.country, address.postal_code, address.locality),
            fold(name)[:KEY_LIMIT],
        )
        if name:
            rows.setdefault((area, key), KnownStreet(area=area, name=name, name_key=key))
    KnownStreet.objects.bulk_create(rows.values(), batch_size=500, ignore_conflicts=True)
