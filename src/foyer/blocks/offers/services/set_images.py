# SPDX-License-Identifier: EUPL-1.2
"""Show uploaded images with an event, place or organiser."""

from collections.abc import Iterable, Mapping
from typing import Any

from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.queries.addresses import base
from foyer.blocks.offers.queries.images import uploaded
from foyer.blocks.offers.rules import images as rules
from foyer.blocks.offers.rules.known import Image
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.services.change import change
from foyer.kernel import ids
from foyer.kernel.actors import Actor

Json = Mapping[str, Any]


def add_image(actor: Actor, kind: str, public_id: str, image_id: str, texts: Json | None = None) -> bool:
    """Show an image after the others; the first becomes the main one. One that is shown stays as it is.

    `texts` may replace those of the upload: description, copyrightHolder, inLanguage.

    Raises:
        Problem: 404, there is no such image or item; 403, the actor may not edit the item.
    """
    found = known_image(image_id)
    shown = rules.media_object(base(), found, texts or {})
    return change(
        actor,
        kind,
        public_id,
        "add-image",
        EDIT[kind],
        lambda state: rules.with_images(kind, state, rules.added(rules.of(kind, state), shown)),
    )


def change_images(actor: Actor, kind: str, public_id: str, changes: Iterable[tuple[str, Json]]) -> bool:
    """Change the texts of images by their ids; what is not shown, and what is not sent, stays.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it.
    """
    wanted = {image_id.lower(): texts for image_id, texts in changes}
    return change(
        actor,
        kind,
        public_id,
        "change-image",
        EDIT[kind],
        lambda state: rules.with_images(kind, state, rules.changed(rules.of(kind, state), wanted)),
    )


def set_main_image(actor: Actor, kind: str, public_id: str, image_id: str) -> bool:
    """Make one of the images that are shown the main one.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it; 400, the image is not shown.
    """

    def mutate(state: State) -> State:
        found = rules.with_main(kind, state, image_id.lower())
        if found is None:
            raise problems.image_must_be_linked(image_id)
        return found

    return change(actor, kind, public_id, "set-main-image", EDIT[kind], mutate)


def remove_image(actor: Actor, kind: str, public_id: str, image_id: str) -> bool:
    """Show an image no longer; one that is not shown changes nothing.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it.
    """
    return change(
        actor,
        kind,
        public_id,
        "remove-image",
        EDIT[kind],
        lambda state: rules.with_images(
            kind, state, [one for one in rules.of(kind, state) if one.get("id") != image_id.lower()]
        ),
    )


def known_image(image_id: str) -> Image:
    """Return an uploaded image. One query.

    Raises:
        Problem: 404, there is no such image.
    """
    found = uploaded([image_id]).get(image_id.lower()) if ids.is_uuid(image_id) else None
    if found is None:
        raise problems.image_not_found(image_id)
    return found
