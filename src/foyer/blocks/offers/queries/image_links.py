# SPDX-License-Identifier: EUPL-1.2
"""Which images are shown by any item."""

from collections.abc import Sequence

from foyer.blocks.offers.models import ImageLink

CHUNK = 2000


def shown_images(image_ids: Sequence[str]) -> frozenset[str]:
    """Return those of these images that some event, place or organiser shows, deleted ones too.

    One query for 2,000 ids.
    """
    found: set[str] = set()
    for start in range(0, len(image_ids), CHUNK):
        rows = ImageLink.objects.filter(image__in=image_ids[start : start + CHUNK])
        found.update(rows.values_list("image", flat=True).distinct())
    return frozenset(found)
