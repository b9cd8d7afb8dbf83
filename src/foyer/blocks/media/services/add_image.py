# SPDX-License-Identifier: EUPL-1.2
"""Keep an uploaded image."""

from django.db import transaction

from foyer.blocks.media.models import Image, PendingFile
from foyer.blocks.media.permissions import UPLOAD
from foyer.blocks.media.rules.sizes import own_file
from foyer.blocks.media.rules.types import SERVED
from foyer.blocks.media.storage import storage
from foyer.blocks.media.uploads import Upload
from foyer.kernel import audit, clock, ids, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.audit import Deed
from foyer.kernel.outbox import Lane, News
from foyer.kernel.rights import require

ADDED = "media.image.added"
"""News: an image was added; its versions are still to be made."""


def add_image(
    actor: Actor, upload: Upload, *, image_id: str | None = None, focus: tuple[int, int] = (50, 50)
) -> str:
    """Keep an image; return its id. The caller may choose the id (a UUID) where it must be the same again.

    Raises:
        Problem: 403, nobody is known to ask.
        StorageFailed: its file cannot be kept; then nothing is.
    """
    require(UPLOAD, actor)
    public_id = image_id or ids.new()
    image, texts = upload.image, upload.texts
    name, files = own_file(public_id, image.extension), storage()
    # The file first: a row always has one. Where the process dies between the two, the note tells of it.
    with transaction.atomic():
        PendingFile.objects.get_or_create(name=name, defaults={"since": clock.now()})
    files.save(name, image.data, SERVED[image.extension])
    try:
        with transaction.atomic():
            Image.objects.create(
                public_id=public_id,
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
            PendingFile.objects.filter(name=name).delete()
            audit.record(actor, [Deed("add", "image", public_id, {"bytes": len(image.data)})])
            outbox.append([News(ADDED, public_id)], Lane.OWN)
    except BaseException:
        files.remove(name)
        raise
    return public_id
