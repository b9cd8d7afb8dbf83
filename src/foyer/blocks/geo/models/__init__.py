# SPDX-License-Identifier: EUPL-1.2
"""The records of geo."""

from foyer.blocks.geo.models.known_address import KnownAddress
from foyer.blocks.geo.models.known_street import KnownStreet

__all__ = ["KnownAddress", "KnownStreet"]
