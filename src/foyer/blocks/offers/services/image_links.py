# SPDX-License-Identifier: EUPL-1.2
"""Which items show which images, kept beside the documents that say so."""

from collections.abc import Iterable
from typing import Protocol

from foyer.blocks.offers.models import ImageLink
from foyer.blocks.offers.rules.images import shown_ids
from foyer.blocks.offers.rules.state import State

BATCH = 500


class Changed(Protocol):
    """An item that changes: its kind and id, and how it was and is."""

    @property
    def kind(self) -> str: ...
    @property
    def public_id(self) -> str: ...
    @property
    def before_state(self) -> State | None: ...
    @property
    def after(self) -> State: ...


def keep_image_links(changes: Iterable[Changed]) -> None:
    """Bring the links of changed items up to date. Call it inside the transaction of the change.

    One statement for all that is new, and one for each item that no longer shows an image; none where the
    images stay as they are, as with nearly all changes.
    """
    new: list[ImageLink] = []
    for change in changes:
        before = shown_ids(change.kind, change.before_state) if change.before_state else frozenset()
        after = shown_ids(change.kind, change.after)
        if before == after:
            continue
        if gone := before - after:
            ImageLink.objects.filter(
                kind=change.kind, public_id=change.public_id, image__in=sorted(gone)
            ).delete()
        new += [
            ImageLink(image=image, kind=change.kind, public_id=change.public_id)
            for image in sorted(after - before)
        ]
    if new:
        ImageLink.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
