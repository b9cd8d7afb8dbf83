# SPDX-License-Identifier: EUPL-1.2
"""Make the index anew where it cannot be searched."""

import structlog

from foyer.blocks.search.engine import folder
from foyer.blocks.search.services.index_fits import index_fits
from foyer.blocks.search.services.rebuild_index import rebuild_index
from foyer.kernel.schedules import go_on

log = structlog.get_logger("foyer.search")


def heal_index() -> None:
    """Make the index anew where it is missing, damaged or made with other columns; else do nothing.

    Ends when the worker does, and is begun anew by the next one.
    """
    if not (folder.is_sound() and index_fits()):
        log.warning("search_index_unsound")
        rebuild_index(lambda _done, _total: go_on())
