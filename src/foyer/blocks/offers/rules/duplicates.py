# SPDX-License-Identifier: EUPL-1.2
"""How a place is recognised that exists already, and which of several that are the same is meant."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from foyer.blocks.offers.rules.slugs import slug


def personal_key(document: Mapping[str, Any], user_id: str) -> str:
    """Return the identifier of a place among those of one user: `de_zaal_kerkstraat_1_9000_gent_be_...`."""
    return "_".join([*_parts(document), *_joined([user_id])]).lower()


def global_key(document: Mapping[str, Any]) -> str:
    """Return the identifier of a place among all, in plain ASCII: `de_zaal_kerkstraat_1_9000_gent_be`."""
    return slug("_".join(_parts(document)), "_")


def _parts(document: Mapping[str, Any]) -> list[str]:
    main = document["mainLanguage"]
    address = document.get("address", {}).get(main, {})
    names = ("streetAddress", "postalCode", "addressLocality", "addressCountry")
    return _joined([document["name"].get(main, ""), *(address.get(name, "") for name in names)])


def _joined(parts: list[str]) -> list[str]:
    return [part.strip().replace(" ", "_") for part in parts if part.strip()]


@dataclass(frozen=True)
class Candidate:
    """One of several places that are the same: its labels in the compared form, and its number of events."""

    public_id: str
    labels: AbstractSet[str] = frozenset()
    events: int = 0


def canonical(candidates: Sequence[Candidate], marks: AbstractSet[str]) -> str:
    """Return the id of the place that is meant, of one or more, the oldest first.

    Those with a mark go before the others; of several the one with most events, then the oldest.
    """
    marked = [one for one in candidates if one.labels & marks] or candidates
    return max(marked, key=lambda one: one.events).public_id
