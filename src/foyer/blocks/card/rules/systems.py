# SPDX-License-Identifier: EUPL-1.2
"""Card systems: the regional schemes of a card, and the keys by which they share what a discount costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

MOST = 1_000


@dataclass(frozen=True)
class DistributionKey:
    """A way to share costs; ids are those of the platform, numbers or texts."""

    id: int | str
    name: str


@dataclass(frozen=True)
class CardSystem:
    """A card system with the distribution keys that count."""

    id: int | str
    name: str
    distribution_keys: tuple[DistributionKey, ...] = ()


@dataclass(frozen=True)
class CardEvent:
    """What the platform knows of an event: its card systems, and whether tickets of it were sold."""

    systems: tuple[CardSystem, ...] = ()
    has_ticket_sales: bool = False


def shown(systems: Iterable[CardSystem]) -> dict[str, Any]:
    """Return card systems as the contract shows them: by their ids."""
    return {
        str(system.id): {
            "id": system.id,
            "name": system.name,
            "distributionKeys": {
                str(key.id): {"id": key.id, "name": key.name} for key in system.distribution_keys
            },
        }
        for system in systems
    }


def named(body: Any) -> list[str] | None:
    """Return the ids in a body, each once, in their order; None for a body that is no list of ids.

    Ids may be sent as numbers or as texts; null is not sent. A list of more than a thousand is none.
    """
    if not isinstance(body, list) or len(body) > MOST:
        return None
    ids = [each for each in body if each is not None]
    return list(dict.fromkeys(map(str, ids))) if all(map(_is_id, ids)) else None


def _is_id(value: Any) -> bool:
    if isinstance(value, str):
        return 0 < len(value) <= 255
    return isinstance(value, int) and not isinstance(value, bool)
