# SPDX-License-Identifier: EUPL-1.2
"""What search does because time passes."""

from datetime import time, timedelta

import structlog

from foyer.blocks.search.engine import folder
from foyer.blocks.search.services.rebuild_index import rebuild_index
from foyer.blocks.search.services.refresh_rolling import refresh_rolling
from foyer.kernel.schedules import Schedule, register

log = structlog.get_logger("foyer.search")


def heal() -> None:
    """Make the index anew where it is missing, damaged or of another version."""
    if not folder.is_sound():
        log.warning("search_index_unsound")
        rebuild_index()


register(Schedule("search.heal", heal, every=timedelta(seconds=10)))
register(Schedule("search.rolling", refresh_rolling, at=time(3, 20)))
