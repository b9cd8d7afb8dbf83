# SPDX-License-Identifier: EUPL-1.2
"""Store the file of an upload, before there is a row of it."""

from dataclasses import dataclass

from django.db import transaction

from foyer.blocks.media.models import PendingFile
from foyer.blocks.media.permissions import UPLOAD
from foyer.blocks.media.rules.sizes import own_file
from foyer.blocks.media.rules.types import SERVED
from foyer.blocks.media.storage import storage
from foyer.blocks.media.uploads import Upload
from foyer.kernel import clock, ids
from foyer.kernel.actors import Actor
from foyer.kernel.rights import require


@dataclass(frozen=True)
class StoredUpload:
    """An upload whose file is stored, under the id that the image will have."""

    id: str
    upload: Upload


def store_file(actor: Actor, upload: Upload, *, image_id: str | None = None) -> StoredUpload:
    """Store the file of an upload. The caller may choose the id (a UUID) where it must be the same again.

    Call it outside of any transaction: storage may be slow, and the note that tells of the file, should it
    never become an image, has to outlive whatever undoes the rest.

    Raises:
        Problem: 403, nobody is known to ask.
        StorageFailed: the file cannot be kept.
    """
    require(UPLOAD, actor)
    stored = StoredUpload(image_id or ids.new(), upload)
    name = own_file(stored.id, upload.image.extension)
    with transaction.atomic():
        PendingFile.objects.get_or_create(name=name, defaults={"since": clock.now()})
    storage().save(name, upload.image.data, SERVED[upload.image.extension])
    return stored
