# SPDX-License-Identifier: EUPL-1.2
"""What media does when time passes."""

from datetime import time

from foyer.blocks.media.services.prune_images import prune_images
from foyer.kernel.schedules import Schedule, register


def prune() -> None:
    """Throw away what nobody shows any more."""
    prune_images()


register(Schedule("media.prune", run=prune, at=time(3, 40)))
