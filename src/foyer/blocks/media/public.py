# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of media.

News: `media.image.added`, `media.image.changed` (texts or focus), `media.image.removed`, with the id of the
image.
"""

from foyer.blocks.media import problems
from foyer.blocks.media.files import bring_back, nothing_thrown_away, open_file, stored_bytes, stored_files
from foyer.blocks.media.ports import register_uses
from foyer.blocks.media.queries import (
    ImageFacts,
    Picture,
    Source,
    absolute,
    content_url,
    exists,
    images,
    pictures,
)
from foyer.blocks.media.rules.holders import invalid as invalid_holder
from foyer.blocks.media.services.add_image import add_image, keep_image
from foyer.blocks.media.services.change_image import describe, set_focus
from foyer.blocks.media.services.store_file import StoredUpload, store_file
from foyer.blocks.media.storage import StorageFailed
from foyer.blocks.media.uploads import Texts, Upload, fetched_upload, upload

__all__ = [
    "ImageFacts",
    "Picture",
    "Source",
    "StorageFailed",
    "StoredUpload",
    "Texts",
    "Upload",
    "absolute",
    "add_image",
    "bring_back",
    "content_url",
    "describe",
    "exists",
    "fetched_upload",
    "images",
    "invalid_holder",
    "keep_image",
    "nothing_thrown_away",
    "open_file",
    "pictures",
    "problems",
    "register_uses",
    "set_focus",
    "store_file",
    "stored_bytes",
    "stored_files",
    "upload",
]
