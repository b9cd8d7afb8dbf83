# SPDX-License-Identifier: EUPL-1.2
"""Images of items, and which of them is the main one."""

from collections.abc import Mapping, Sequence
from typing import Any

from foyer.blocks.offers.rules.addresses import image_url, last_part
from foyer.blocks.offers.rules.known import Image, Known

Media = dict[str, Any]


def media_object(base: str, image: Image, texts: Mapping[str, Any]) -> Media:
    """Return an image as the document shows it; `texts` may replace those of the upload."""
    return {
        "@id": image_url(base, image.id),
        "@type": "schema:ImageObject",
        "id": image.id,
        "contentUrl": image.content_url,
        "thumbnailUrl": image.content_url,
        "description": texts.get("description", image.description),
        "copyrightHolder": texts.get("copyrightHolder", image.copyright_holder),
        "inLanguage": texts.get("inLanguage", image.language),
    }


def replaced(asked: Sequence[Mapping[str, Any]], known: Known) -> list[Media]:
    """Return the images of a whole document, each once."""
    found: dict[str, Media] = {}
    for item in asked:
        image = known.image(last_part(item["@id"]))
        if image is not None:
            found.setdefault(image.id, media_object(known.base, image, item))
    return list(found.values())


def main_url(images: Sequence[Media], present: str | None) -> str | None:
    """Return the address of the main image: the present one while it is there, else the first."""
    if not images:
        return None
    if any(image["contentUrl"] == present for image in images):
        return present
    url: str = images[0]["contentUrl"]
    return url
