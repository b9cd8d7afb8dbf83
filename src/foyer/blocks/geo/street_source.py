# SPDX-License-Identifier: EUPL-1.2
"""The port for an outside source of streets, such as a register of addresses.

An installation registers its own at start-up, next to its settings; without one the streets of known
addresses answer. A source limits its own waiting: somebody types while it answers.
"""

from collections.abc import Sequence
from typing import Protocol

from foyer.blocks.geo.rules.region import AddressParts


class StreetSource(Protocol):
    """Knows the streets of a locality."""

    def streets(self, address: AddressParts, limit: int) -> Sequence[str]:
        """Return at most `limit` names that have `address.street` in them. May raise when out of reach."""


_registered: list[StreetSource] = []


def register_street_source(source: StreetSource) -> None:
    """Let this source answer from now on."""
    _registered[:] = [source]


def street_source() -> StreetSource | None:
    """Return the source of this installation, or None."""
    return _registered[0] if _registered else None
