# SPDX-License-Identifier: EUPL-1.2
"""A document reduced to the properties that somebody asked for; its address always stays."""

from collections.abc import Iterable, Mapping
from typing import Any

Json = Mapping[str, Any]

# A column of which the property is called otherwise, or that lies within another property.
_PROPERTIES: dict[str, tuple[str, ...]] = {
    "id": ("@id",),
    "kansentarief": ("priceInfo",),
    "labels": ("labels", "hiddenLabels"),
    "labels.visible": ("labels",),
    "labels.hidden": ("hiddenLabels",),
    "language": ("languages",),
    "available": ("availableFrom", "availableTo"),
    "image": ("image", "mediaObject", "mainImage", "images"),
    "attendance": ("attendanceMode", "onlineUrl"),
    "attendance.mode": ("attendanceMode",),
    "attendance.url": ("onlineUrl",),
    # The address of an event is that of its place, which is given whole.
    "address": ("location", "address"),
    "sameAs": ("sameAs", "url"),
    "startDate": ("startDate", "subEvent"),
    "endDate": ("endDate", "subEvent"),
}
_IN_PART = {"bookingInfo", "contactPoint"}


def reduced(document: Json, names: Iterable[str]) -> dict[str, Any]:
    """Return a document with the properties of these columns and groups, and its address; all without names.

    Types and themes can be asked for apart, and so can what a booking or a contact point is made of.
    """
    asked = list(dict.fromkeys(names))
    if not asked:
        return dict(document)
    kept: dict[str, Any] = {"@id": document["@id"]}
    for name in asked:
        group, _, rest = name.partition(".")
        if group == "terms" and rest:
            kept.setdefault("terms", []).extend(
                term for term in document.get("terms", ()) if term.get("domain") == rest
            )
        elif rest and group in _IN_PART:
            inner = document.get(group, {})
            first = rest.partition(".")[0]
            if first in inner:
                kept.setdefault(group, {})[first] = inner[first]
        else:
            wanted = _PROPERTIES.get(name) or _PROPERTIES.get(group) or (group,)
            kept |= {each: document[each] for each in wanted if each in document}
    return kept
