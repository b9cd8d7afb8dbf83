# SPDX-License-Identifier: EUPL-1.2
"""Make the smaller files of images, which pages show. They follow from the image: made anew at any time."""

import structlog

from foyer.blocks.media.models import Image
from foyer.blocks.media.rules.pixels import UnreadableImage, versions
from foyer.blocks.media.rules.sizes import EDITION, own_file, share_file, version_file, widths
from foyer.blocks.media.rules.types import SERVED
from foyer.blocks.media.storage import storage

log = structlog.get_logger("foyer.media")


def make_versions(image_id: str, *, again: bool = False) -> bool:
    """Make the versions of one image; return whether any were made.

    Those of the present edition are not made again unless asked for. An image that is gone, or cannot be
    read, has none. Whoever reads meanwhile sees the image itself: versions are told of when all are there.

    Raises:
        StorageFailed: files cannot be read or kept.
    """
    image = Image.objects.filter(public_id=image_id).first()
    if image is None or (image.edition == EDITION and image.versions and not again):
        return False
    files = storage()
    source = files.open(own_file(image_id, image.extension))
    if source is None:
        log.warning("image_without_file", image=image_id)
        return False
    with source:
        data = source.read()
    wanted = widths(image.width)
    try:
        for width, form, made in versions(data, image.extension, wanted):
            name = version_file(image_id, width, form) if width else share_file(image_id)
            files.save(name, made, SERVED[form])
    except UnreadableImage as error:
        log.warning("image_unreadable", image=image_id, reason=str(error))
        return False
    Image.objects.filter(pk=image.pk).update(versions=" ".join(map(str, wanted)), edition=EDITION)
    return True
