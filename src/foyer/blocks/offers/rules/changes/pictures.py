# SPDX-License-Identifier: EUPL-1.2
"""Images of one item, one at a time. The first image is the main one until another is chosen."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers.problems import problem
from foyer.blocks.offers.rules.images import Media, main_url, media_object
from foyer.blocks.offers.rules.known import Image
from foyer.blocks.offers.rules.prepare.details import IMAGES
from foyer.blocks.offers.rules.state import State

MAIN = {"event": "image", "place": "image", "organizer": "mainImage"}
TEXTS = {"description": "description", "copyrightHolder": "copyrightHolder", "language": "inLanguage"}


def with_image(kind: str, state: State, image: Image, base: str, texts: Mapping[str, Any]) -> State:
    """Return an item with one more image; `texts` (description, copyrightHolder, language) may replace
    those of the upload. An image that is there already changes nothing.
    """
    images = _images(kind, state)
    if any(present["id"] == image.id for present in images):
        return state
    return _with(kind, state, [*images, media_object(base, image, _named(texts))])


def with_texts(kind: str, state: State, image_id: str, texts: Mapping[str, Any]) -> State:
    """Return an item with other texts of one image; an image that is not there changes nothing."""
    named = _named(texts)
    images = [{**image, **named} if image["id"] == image_id else image for image in _images(kind, state)]
    return _with(kind, state, images)


def with_main_image(kind: str, state: State, image_id: str) -> State:
    """Return an item with another main image.

    Raises:
        Problem: the item does not have this image.
    """
    for image in _images(kind, state):
        if image["id"] == image_id:
            return state.having(**{MAIN[kind]: image["contentUrl"]})
    raise problem(
        "body/image-must-be-linked-to-resource",
        "Image must be linked to resource",
        400,
        f"The image with id {image_id} is not linked to the resource. "
        "Add it first before you can perform an action.",
    )


def without_image(kind: str, state: State, image_id: str) -> State:
    """Return an item without an image; the first of the others becomes the main one."""
    return _with(kind, state, [image for image in _images(kind, state) if image["id"] != image_id])


def _images(kind: str, state: State) -> list[Media]:
    images: list[Media] = state.document.get(IMAGES[kind], [])
    return images


def _with(kind: str, state: State, images: list[Media]) -> State:
    main = main_url(images, state.document.get(MAIN[kind]))
    return state.having(**{IMAGES[kind]: images or None, MAIN[kind]: main})


def _named(texts: Mapping[str, Any]) -> dict[str, Any]:
    return {TEXTS[name]: text for name, text in texts.items() if name in TEXTS}
