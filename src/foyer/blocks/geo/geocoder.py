# SPDX-License-Identifier: EUPL-1.2
"""The port for a geocoder: asked for addresses that nobody has told before.

An installation registers its own at start-up, next to its settings; by default nobody answers.
A geocoder limits its own waiting: `locate` calls it while somebody waits.
"""

from typing import Protocol

from foyer.blocks.geo.rules.region import AddressParts, Point


class Geocoder(Protocol):
    """Finds the point of an address."""

    def point(self, address: AddressParts) -> Point | None:
        """Return the point of an address, or None where it is not found. May raise when out of reach."""


class NobodyAnswers:
    """The default: there is no geocoder."""

    def point(self, address: AddressParts) -> Point | None:  # noqa: ARG002 - the port's form
        return None


_registered: list[Geocoder] = [NobodyAnswers()]


def register_geocoder(geocoder: Geocoder) -> None:
    """Let this geocoder answer from now on."""
    _registered[0] = geocoder


def geocoder() -> Geocoder:
    """Return the geocoder of this installation."""
    return _registered[0]
