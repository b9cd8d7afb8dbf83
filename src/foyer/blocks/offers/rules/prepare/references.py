# SPDX-License-Identifier: EUPL-1.2
"""What a body refers to, read from any body without conversion, so that it can be fetched first."""

from dataclasses import dataclass
from typing import Any

from foyer.blocks.offers.rules.addresses import last_part, linked


@dataclass(frozen=True, slots=True)
class References:
    """Ids and names that occur in a body; nothing says yet that they exist.

    Labels are pairs of the trimmed name and whether the list that names it is the visible one.
    """

    place: str | None
    organizer: str | None
    images: tuple[str, ...]
    labels: tuple[tuple[str, bool], ...]


def references(body: Any) -> References:
    """Return what any body refers to."""
    if not isinstance(body, dict):
        return References(None, None, (), ())
    location = body.get("location")
    place = last_part(location) if isinstance(location, str) else linked(location)
    if place is None and isinstance(location, dict) and isinstance(location.get("id"), str):
        place = location["id"]
    images = tuple(
        last_part(item["@id"])
        for name in ("mediaObject", "images")
        for item in _list(body.get(name))
        if isinstance(item, dict) and isinstance(item.get("@id"), str)
    )
    labels = tuple(
        (name.strip(), names == "labels")
        for names in ("labels", "hiddenLabels")
        for name in _list(body.get(names))
        if isinstance(name, str)
    )
    return References(place, linked(body.get("organizer")), images, labels)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
