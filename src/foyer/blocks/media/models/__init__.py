# SPDX-License-Identifier: EUPL-1.2
"""The tables of media."""

from foyer.blocks.media.models.image import Image
from foyer.blocks.media.models.pending_file import PendingFile

__all__ = ["Image", "PendingFile"]
