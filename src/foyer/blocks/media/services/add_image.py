# SPDX-License-Identifier: EUPL-1.2
"""Keep an uploaded image."""

from django.db import transaction

from foyer.blocks.media.models import Image, PendingFile
from foyer.blocks.media.permissions import UPLOAD
from foyer.blocks.media.rules.sizes import own_file
from foyer.blocks.media.services.store_file import StoredUpload, store_file
from foyer.blocks.media.storage import storage
from foyer.blocks.media.uploads import Upload
from foyer.kernel import audit, clock, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.audit import Deed
from foyer.kernel.outbox import Lane, News
from foyer.kernel.rights import require

ADDED = "media.image.added"
"""News: an image was added; its versions are still to be made."""

_CENTRE = (50, 50)


def add_image(
    actor: Actor, upload: Upload, *, image_id: str | None = None, focus: tuple[int, int] = _CENTRE
) -> str:
    """Store the file of an image and keep it; return its id. For `image_id` see `store_file`.

    Raises:
        Problem: 403, nobody is known to ask.
        StorageFailed: its file cannot be kept; then nothing is.
    """
    return keep_image(actor, store_file(actor, upload, image_id=image_id), focus=focus)


def keep_image(actor: Actor, stored: StoredUpload, *, focus: tuple[int, int] = _CENTRE) -> str:
    """Keep an image whose file is stored; return its id.

    Raises:
        Problem: 403, nobody is known to ask.
    """
    require(UPLOAD, actor)
    image, texts = stored.upload.image, stored.upload.texts
    name = own_file(stored.id, image.extension)
    try:
        with transaction.atomic():
            Image.objects.create(
                public_id=stored.id,
                extension=image.extension,
                width=image.width,
                height=image.height,
                size=len(image.data),
                description=texts.description,
                copyright_holder=texts.copyright_holder,
                language=texts.language,
                focus_x=focus[0],
                focus_y=focus[1],
                creator=actor.name,
                created=clock.now(),
            )
            # Where this is undone, or the process dies before, the note still tells of the file.
            PendingFile.objects.filter(name=name).delete()
            audit.record(actor, [Deed("add", "image", stored.id, {"bytes": len(image.data)})])
            outbox.append([News(ADDED, stored.id)], Lane.OWN)
    except BaseException:
        storage().remove(name)
        raise
    return stored.id
