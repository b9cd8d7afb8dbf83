# SPDX-License-Identifier: EUPL-1.2
"""Remember the points of addresses that a source has told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.db import transaction

from foyer.blocks.geo.addresses import canonical_locality
from foyer.blocks.geo.models import KnownAddress
from foyer.blocks.geo.permissions import LEARN_ADDRESSES
from foyer.blocks.geo.rules.address_key import address_key
from foyer.blocks.geo.rules.region import AddressParts
from foyer.blocks.geo.services.learn_streets import keep_streets
from foyer.kernel import audit, clock
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane, News, append
from foyer.kernel.problems import OWN, Problem
from foyer.kernel.rights import require

BATCH = 2_000
_RANK = {"street": 0, "address": 1}


@dataclass(frozen=True)
class Learned:
    """One address and its point in degrees (WGS 84); `street` precision where the number is not sure."""

    address: AddressParts
    latitude: float
    longitude: float
    precision: Literal["address", "street"] = "address"


def key_of(address: AddressParts) -> str:
    """Return the key of an address, whatever language its locality is named in."""
    locality = canonical_locality(address.country, address.postal_code, address.locality)
    return address_key(address.country, address.postal_code, locality, address.street)


def learn_addresses(actor: Actor, source: str, learned: Iterable[Learned], *, lane: Lane = Lane.BULK) -> int:
    """Remember points under their addresses and return how many are new or changed; and their streets.

    Addresses without a street are passed over. What is known is replaced, but never by a point
    that is less precise. Transactions of at most 2,000 addresses.

    Raises:
        Problem: 403 without the right, 400 for a point that is not on the globe or an empty source.
    """
    require(LEARN_ADDRESSES, actor)
    if not source.strip():
        raise _invalid("Say which source tells the addresses.")
    by_key: dict[str, Learned] = {}
    for item in learned:
        # Written so that NaN is refused too.
        if not (-90 <= item.latitude <= 90 and -180 <= item.longitude <= 180):
            raise _invalid(f"{item.latitude}, {item.longitude} is no point on the globe.")
        key = key_of(item.address)
        known = by_key.get(key)
        if key and (known is None or _RANK[item.precision] >= _RANK[known.precision]):
            by_key[key] = item
    keys = list(by_key)
    return sum(
        _remember(actor, source.strip(), {key: by_key[key] for key in keys[start : start + BATCH]}, lane)
        for start in range(0, len(keys), BATCH)
    )


def _remember(actor: Actor, source: str, learned: Mapping[str, Learned], lane: Lane) -> int:
    with transaction.atomic():
        keep_streets(item.address for item in learned.values())
        known = {row.key: row for row in KnownAddress.objects.filter(key__in=list(learned))}
        rows = [
            KnownAddress(
                key=key,
                latitude=item.latitude,
                longitude=item.longitude,
                precision=item.precision,
                source=source[:120],
                learned=clock.now(),
            )
            for key, item in learned.items()
            if _better(item, known.get(key))
        ]
        if not rows:
            return 0
        KnownAddress.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["latitude", "longitude", "precision", "source", "learned"],
        )
        ids = KnownAddress.objects.filter(key__in=[row.key for row in rows]).values_list("id", flat=True)
        audit.record(actor, [audit.Deed("learn_address", "known_address", str(row)) for row in ids])
        append([News("geo.address.learned", str(row)) for row in ids], lane)
    return len(rows)


def _better(item: Learned, known: KnownAddress | None) -> bool:
    if known is None:
        return True
    if _RANK[item.precision] < _RANK[known.precision]:
        return False
    return (item.latitude, item.longitude, item.precision) != (
        known.latitude,
        known.longitude,
        known.precision,
    )


def _invalid(detail: str) -> Problem:
    return Problem(OWN + "invalid-address", "Invalid address", 400, detail)
