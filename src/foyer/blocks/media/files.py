# SPDX-License-Identifier: EUPL-1.2
"""The files of images for whoever keeps a second copy of them: every name, its bytes, and the way back.

Before an upgrade that is asked of the tables of an earlier version: only columns that the first of images
had are read, and where there is no table of images yet, there are no files.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from django.db import connection
from django.db.models import Sum

from foyer.blocks.media.models import Image
from foyer.blocks.media.queries import versions_of
from foyer.blocks.media.rules.sizes import files
from foyer.blocks.media.rules.types import SERVED
from foyer.blocks.media.storage import storage
from foyer.kernel.worker.heartbeat import held

_AT_ONCE = 2000


def stored_files() -> Iterator[str]:
    """Go through the names of all files that images say they have. A query 2,000 images."""
    if not _has_images():
        return
    after = 0
    rows = Image.objects.only("public_id", "extension", "versions").order_by("pk")
    while page := list(rows.filter(pk__gt=after)[:_AT_ONCE]):
        after = page[-1].pk
        for image in page:
            yield from files(image.public_id, image.extension, versions_of(image))


def stored_bytes() -> int:
    """Return about how many bytes these files have: versions are as large as the image. Two queries."""
    return 2 * int(Image.objects.aggregate(all=Sum("size"))["all"] or 0) if _has_images() else 0


def open_file(name: str) -> BinaryIO | None:
    """Return a file to read and close, or None where there is none.

    Raises:
        ValueError: no image has a file of this name.
        StorageFailed: the storage cannot be read.
    """
    return storage().open(name)


def bring_back(name: str, data: bytes) -> None:
    """Put a file back as it was.

    Raises:
        ValueError: no image has a file of this name.
        StorageFailed: it cannot be kept.
    """
    storage().save(name, data, SERVED[name.rpartition(".")[2]])


@contextmanager
def nothing_thrown_away() -> Iterator[None]:
    """See to it that no image is thrown away within the block.

    Raises:
        foyer.kernel.worker.leases.Taken: images are being thrown away at this moment.
    """
    with held("schedule:media.prune"):
        yield


def _has_images() -> bool:
    """Say whether there is a table of images. One query."""
    return Image._meta.db_table in connection.introspection.table_names()  # noqa: SLF001 - Django documents _meta
