# SPDX-License-Identifier: EUPL-1.2
"""Details of a body that are filled in: texts of images, the name of the base price, dropped blanks."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.known import Known

BASE_PRICE_NAME: Mapping[str, str] = {
    "nl": "Basistarief",
    "fr": "Tarif de base",
    "en": "Base tariff",
    "de": "Basisrate",
}
IMAGES = {"event": "mediaObject", "place": "mediaObject", "organizer": "images"}


def fill(kind: str, document: dict[str, Any], known: Known) -> None:
    """Fill in what a body may leave out."""
    images = document.get(IMAGES[kind])
    if isinstance(images, list):
        document[IMAGES[kind]] = [_image(item, known) for item in images]
    if kind == "organizer":
        return
    prices = document.get("priceInfo")
    if isinstance(prices, list):
        document["priceInfo"] = [named(line) for line in prices]
    description = document.get("description")
    if isinstance(description, dict) and "" in description.values():
        # An empty description is no wish to delete one.
        kept = {language: text for language, text in description.items() if text != ""}
        document["description"] = kept
        if not kept:
            del document["description"]


def named(line: Any) -> Any:
    """Return a price line; the base line always has the same name."""
    if isinstance(line, dict) and line.get("category") == "base":
        return {**line, "name": dict(BASE_PRICE_NAME)}
    return line


def _image(item: Any, known: Known) -> Any:
    if not isinstance(item, dict) or not isinstance(item.get("@id"), str):
        return item
    upload = known.image(last_part(item["@id"]))
    if upload is None:
        return item
    texts = {
        "description": upload.description,
        "copyrightHolder": upload.copyright_holder,
        "inLanguage": upload.language,
    }
    return {**{name: text for name, text in texts.items() if name not in item}, **item}
