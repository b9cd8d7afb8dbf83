# SPDX-License-Identifier: EUPL-1.2
"""What a search adds to and takes from the documents that it shows whole."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

Document = dict[str, Any]


def embedded(
    kind: str, document: Document, kept: Mapping[str, Any], card_prices: Sequence[Document] = ()
) -> Document:
    """Return a document as a search embeds it.

    `kept` is what the index tells of it beside the document, `card_prices` what holders of a card pay: it
    follows the other prices, where there are any.
    A document newer than what it was found by tells the earlier version (`playhead`): who waits until
    searches know a change waits for that number.
    """
    if "p" in kept:
        document["playhead"] = kept["p"]
    if kind == "event":
        _convert_ages(document, kept)
    if "subEvent" in document:
        document["subEvent"] = [
            one if "id" in one else {"id": number, **one} for number, one in enumerate(document["subEvent"])
        ]
    for media in document.get("mediaObject", ()):
        if "id" not in media and isinstance(media.get("@id"), str):
            media["id"] = media["@id"].rstrip("/").rpartition("/")[2]
    if "images" in document:
        document["images"] = [_image(one) for one in document["images"]]
    document.pop("metadata", None)
    document.pop("contributors", None)
    document["regions"] = list(kept.get("r", ()))
    if "priceInfo" in document:
        own = [one for one in document["priceInfo"] if one.get("category") != "uitpas"]
        document["priceInfo"] = [*own, *card_prices]
    return document


def _convert_ages(document: Document, kept: Mapping[str, Any]) -> None:
    """Add the ages that follow from birth dates, or the birth dates that follow from ages."""
    ages, births = kept.get("a"), kept.get("b")
    if document.get("birthdateRange"):
        if ages and document.get("typicalAgeRange") in {None, "-"}:
            low, high = ages[0]
            shown = ("" if side is None else str(side) for side in (low, high))
            document["typicalAgeRangeConverted"] = "-".join(shown)
    elif births and None not in births[0]:
        first, last = (date.fromordinal(side).isoformat() for side in births[0])
        document["birthdateRangeConverted"] = {"from": first, "to": last}


def _image(image: Document) -> Document:
    shown = dict(image)
    if "inLanguage" not in shown and "language" in shown:
        shown["inLanguage"] = shown.pop("language")
    shown.setdefault("@type", "schema:ImageObject")
    return shown
