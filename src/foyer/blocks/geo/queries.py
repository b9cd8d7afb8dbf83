# SPDX-License-Identifier: EUPL-1.2
"""Where an address is, and which streets there are, by all that is known."""

from collections.abc import Sequence
from typing import cast

import structlog

from foyer.blocks.geo.addresses import locality_point, street_area
from foyer.blocks.geo.geocoder import geocoder
from foyer.blocks.geo.models import KnownAddress, KnownStreet
from foyer.blocks.geo.rules.names import fold
from foyer.blocks.geo.rules.region import AddressParts, Point, Precision
from foyer.blocks.geo.services.learn_addresses import key_of
from foyer.blocks.geo.street_source import street_source

log = structlog.get_logger("foyer.geo")


def locate(address: AddressParts) -> Point | None:
    """Return the best point of an address: known, else from the geocoder, else of its locality.

    A geocoder that fails is passed over and leaves a line in the log. One query.
    """
    return locate_many([address])[0]


def locate_many(addresses: Sequence[AddressParts]) -> list[Point | None]:
    """Return the best point of each address, in their order. One query for 500 addresses."""
    keys = [key_of(address) for address in addresses]
    known: dict[str, Point] = {}
    wanted = sorted({key for key in keys if key})
    for start in range(0, len(wanted), 500):
        rows = KnownAddress.objects.filter(key__in=wanted[start : start + 500])
        known.update(
            (row.key, Point(row.latitude, row.longitude, cast("Precision", row.precision))) for row in rows
        )
    return [
        known.get(key) or (_asked(address) if key else None) or _of_locality(address)
        for key, address in zip(keys, addresses, strict=True)
    ]


def _asked(address: AddressParts) -> Point | None:
    try:
        return geocoder().point(address)
    except Exception:
        log.warning("geocoder failed", exc_info=True)
        return None


def _of_locality(address: AddressParts) -> Point | None:
    return locality_point(address.country, address.postal_code, address.locality)


def streets(address: AddressParts, limit: int) -> list[str]:
    """Return names of streets at an address that have its `street` in them, those that begin so first.

    Without regard to case and accents. An outside source that is registered answers; without one, and
    where it fails (which leaves a line in the log), the streets of addresses that were learned. At most
    one query.
    """
    if (source := street_source()) is not None:
        try:
            return list(source.streets(address, limit))[:limit]
        except Exception:
            log.warning("source of streets failed", exc_info=True)
    part = fold(address.street)
    if not part:
        return []
    area = street_area(address.country, address.postal_code, address.locality)
    # Sorted here: databases disagree about blanks, and an area has some hundreds of streets.
    rows = KnownStreet.objects.filter(area=area, name_key__contains=part).values_list("name_key", "name")
    return [name for _, name in sorted(rows, key=lambda row: (not row[0].startswith(part), row))[:limit]]
