# SPDX-License-Identifier: EUPL-1.2
"""After an image was added, its smaller files are made."""

from collections.abc import Sequence

from foyer.blocks.media.models import Image
from foyer.blocks.media.services.add_image import ADDED
from foyer.blocks.media.services.make_versions import make_versions
from foyer.kernel.reactions import Happened, Progress, Reaction, register


def handle(news: Sequence[Happened]) -> None:
    """Make the versions of the images that were added; those that are there are not made again."""
    for image_id in dict.fromkeys(item.aggregate_id for item in news):
        make_versions(image_id)


def rebuild(progress: Progress) -> None:
    """Make the versions of all images anew."""
    total, done, after = Image.objects.count(), 0, 0
    while row := Image.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "public_id").first():
        after, image_id = row
        make_versions(image_id, again=True)
        done += 1
        progress(done, total)


# Few at a time: a picture may take a second, and a worker that is told to stop waits for its batch.
register(Reaction("media", types=frozenset({ADDED}), handle=handle, rebuild=rebuild, batch=2))
