# SPDX-License-Identifier: EUPL-1.2
"""Uploaded images, as the rules know them."""

from collections.abc import Iterable

from foyer.blocks.media import public as media
from foyer.blocks.offers.rules.known import Image


def uploaded(image_ids: Iterable[str]) -> dict[str, Image]:
    """Return images by id that may be shown; unknown ids are absent. One query, none for no ids."""
    found = media.images({image_id.lower() for image_id in image_ids})
    return {
        one.id: Image(one.id, one.content_url, one.description, one.copyright_holder, one.language)
        for one in found.values()
    }
