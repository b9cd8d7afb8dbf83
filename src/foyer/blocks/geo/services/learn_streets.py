# SPDX-License-Identifier: EUPL-1.2
"""Remember names of streets: those of addresses that are learned, and those that another block knows of."""

from collections.abc import Collection, Iterable

from django.db import transaction

from foyer.blocks.geo.addresses import street_area
from foyer.blocks.geo.models import KnownStreet
from foyer.blocks.geo.permissions import LEARN_ADDRESSES
from foyer.blocks.geo.rules.names import fold
from foyer.blocks.geo.rules.region import AddressParts
from foyer.blocks.geo.rules.street_name import street_name
from foyer.kernel.actors import Actor
from foyer.kernel.rights import require

KEY_LIMIT = 360
"""Three letters for each of the name: some signs fold to several."""

_AT_ONCE = 300
"""Names that one query asks for: each stands in it with its area, and databases bound what a query holds."""


def learn_streets(actor: Actor, addresses: Iterable[AddressParts]) -> int:
    """Remember the streets of addresses, whose points need not be known; return how many are new.

    For names that follow from records of the caller, and can be learned from them again: they have no audit
    of their own. Nothing is written where all are known. One query for 300 streets, two more for new ones.

    Raises:
        Problem: 403 without the right.
    """
    require(LEARN_ADDRESSES, actor)
    rows = _unknown(_rows(addresses))
    if rows:
        with transaction.atomic():
            _keep(rows)
    return len(rows)


def keep_streets(addresses: Iterable[AddressParts]) -> None:
    """Remember the streets of addresses that are learned, in their transaction and under their audit."""
    _keep(_rows(addresses).values())


def _rows(addresses: Iterable[AddressParts]) -> dict[tuple[str, str], KnownStreet]:
    rows: dict[tuple[str, str], KnownStreet] = {}
    for address in addresses:
        name = street_name(address.street)
        area, key = (
            street_area(address.country, address.postal_code, address.locality),
            fold(name)[:KEY_LIMIT],
        )
        if name:
            rows.setdefault((area, key), KnownStreet(area=area, name=name, name_key=key))
    return rows


def _unknown(rows: dict[tuple[str, str], KnownStreet]) -> list[KnownStreet]:
    keys = list(rows)
    known: set[tuple[str, str]] = set()
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        areas, names = ({key[place] for key in part} for place in (0, 1))
        found = KnownStreet.objects.filter(area__in=areas, name_key__in=names)
        known.update(found.values_list("area", "name_key"))
    return [row for key, row in rows.items() if key not in known]


def _keep(rows: Collection[KnownStreet]) -> None:
    # The first way to write a name stays, also where two come at once. One statement for 500 streets.
    KnownStreet.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
