# SPDX-License-Identifier: EUPL-1.2
"""Throw away images that nobody shows any more, and files that never became an image."""

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction

from foyer.blocks.media.models import Image, PendingFile
from foyer.blocks.media.permissions import PRUNE
from foyer.blocks.media.ports import in_use
from foyer.blocks.media.queries import versions_of
from foyer.blocks.media.rules.sizes import files, widths
from foyer.blocks.media.storage import storage
from foyer.kernel import audit, clock, outbox
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.audit import Deed
from foyer.kernel.outbox import Lane, News
from foyer.kernel.rights import require

log = structlog.get_logger("foyer.media")

REMOVED = "media.image.removed"
"""News: an image is gone, with all its files."""

MARGIN = timedelta(days=1)
"""So long an image can no longer be linked before it goes: whoever was just linking it is done by then."""

_AT_ONCE = 500


def prune_images(actor: Actor = SYSTEM) -> int:
    """Look at all images, note since when each is unused, and throw away those unused for too long.

    Return how many were thrown away. Safe to repeat and to stop at any point.

    Raises:
        Problem: 403, the actor is not the system.
    """
    require(PRUNE, actor)
    now, after, gone = clock.now(), 0, 0
    old = now - timedelta(days=settings.FOYER_IMAGES_KEPT_DAYS) - MARGIN
    while page := list(Image.objects.filter(pk__gt=after).order_by("pk")[:_AT_ONCE]):
        after = page[-1].pk
        used = in_use([image.public_id for image in page])
        _note(page, used, now)
        for image in page:
            if image.public_id not in used and image.unused_since and image.unused_since < old:
                _remove(actor, image)
                gone += 1
    _remove_strays(now - MARGIN)
    if gone:
        log.info("images_pruned", count=gone)
    return gone


def _remove_strays(old: datetime) -> None:
    """Remove files that were being stored when their process died; those of an image stay."""
    for stray in PendingFile.objects.filter(since__lt=old).order_by("pk")[:_AT_ONCE]:
        public_id, _, extension = stray.name.partition(".")
        if not Image.objects.filter(public_id=public_id, extension=extension).exists():
            storage().remove(stray.name)
            log.info("stray_file_removed", name=stray.name)
        stray.delete()


def _note(page: list[Image], used: frozenset[str], now: datetime) -> None:
    again = [image.pk for image in page if image.public_id in used and image.unused_since]
    newly = [image.pk for image in page if image.public_id not in used and not image.unused_since]
    if again:
        Image.objects.filter(pk__in=again).update(unused_since=None)
    if newly:
        Image.objects.filter(pk__in=newly).update(unused_since=now)


def _remove(actor: Actor, image: Image) -> None:
    """Remove the files, then the row: a row without files, left by a process that died, is found again."""
    place = storage()
    # Also those whose making was cut off, and of which no row tells yet.
    versions = {*versions_of(image), *widths(image.width)}
    for name in files(image.public_id, image.extension, tuple(sorted(versions))):
        place.remove(name)
    with transaction.atomic():
        Image.objects.filter(pk=image.pk).delete()
        audit.record(actor, [Deed("remove", "image", image.public_id)])
        outbox.append([News(REMOVED, image.public_id)], Lane.BULK)
