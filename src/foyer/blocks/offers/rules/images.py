# SPDX-License-Identifier: EUPL-1.2
"""Images of items, and which of them is the main one."""

from collections.abc import Mapping, Sequence
from typing import Any

from foyer.blocks.offers.rules.addresses import image_url, last_part
from foyer.blocks.offers.rules.known import Image, Known
from foyer.blocks.offers.rules.state import State

Media = dict[str, Any]
NAMES = {
    "event": ("mediaObject", "image"),
    "place": ("mediaObject", "image"),
    "organizer": ("images", "mainImage"),
}
"""How a kind of item calls the list of its images, and the address of the main one."""


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


def of(kind: str, state: State) -> Sequence[Media]:
    """Return the images that an item shows."""
    images: Sequence[Media] = state.document.get(NAMES[kind][0], ())
    return images


def shown_ids(kind: str, state: State) -> frozenset[str]:
    """Return the ids of the images that an item shows."""
    return frozenset(image["id"] for image in of(kind, state) if "id" in image)


def with_images(kind: str, state: State, images: Sequence[Media]) -> State:
    """Return an item that shows these images; where the main one is gone, the first becomes it."""
    listed, main = NAMES[kind]
    return state.having(**{listed: list(images) or None, main: main_url(images, state.document.get(main))})


def with_main(kind: str, state: State, image_id: str) -> State | None:
    """Return an item with another main image, or None where it does not show that image."""
    found = next((image for image in of(kind, state) if image.get("id") == image_id), None)
    return None if found is None else state.having(**{NAMES[kind][1]: found["contentUrl"]})


def added(images: Sequence[Media], image: Media) -> Sequence[Media]:
    """Return images with one more; one that is there stays as it is."""
    return images if any(one.get("id") == image["id"] for one in images) else [*images, image]


def changed(images: Sequence[Media], texts: Mapping[str, Mapping[str, Any]]) -> list[Media]:
    """Return images with other texts, by their ids; what is not named stays."""
    return [{**image, **texts.get(image.get("id", ""), {})} for image in images]
