# SPDX-License-Identifier: EUPL-1.2
"""Where an address is, by all that is known."""

from collections.abc import Sequence
from typing import cast

import structlog

from foyer.blocks.geo.addresses import locality_point
from foyer.blocks.geo.geocoder import geocoder
from foyer.blocks.geo.models import KnownAddress
from foyer.blocks.geo.rules.region import AddressParts, Point, Precision
from foyer.blocks.geo.services.learn_addresses import key_of

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
