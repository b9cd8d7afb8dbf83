# SPDX-License-Identifier: EUPL-1.2
"""Bring the live index up to date with records that have changed."""

from collections.abc import Sequence

import structlog

from foyer.blocks.search.engine import folder
from foyer.blocks.search.engine.writer import WRITER
from foyer.blocks.search.services.gather import change_of
from foyer.blocks.search.services.rebuild_index import rebuild_index

log = structlog.get_logger("foyer.search")


def update_index(references: Sequence[str]) -> None:
    """Index these items anew, in one commit. Where there is no index that can be written, make one.

    What is written is also noted for an index that another process is building at the time.
    """
    if not references:
        return
    change = change_of(references)
    missing = None
    with folder.held("lock"):
        folder.note_touched(list(references))
        try:
            WRITER.write(change)
        except folder.NoIndexError as error:
            missing = error
    if missing is not None:
        log.warning("search_index_missing", reason=str(missing))
        rebuild_index()
