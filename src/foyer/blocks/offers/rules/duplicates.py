# SPDX-License-Identifier: EUPL-1.2
"""How a place is recognised that exists already: its name and address as one text."""

from collections.abc import Mapping
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
