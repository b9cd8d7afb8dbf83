# SPDX-License-Identifier: EUPL-1.2
"""The table of media."""

from foyer.blocks.media.models.image import Image

__all__ = ["Image"]
