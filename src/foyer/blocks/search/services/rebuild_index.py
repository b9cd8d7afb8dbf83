# SPDX-License-Identifier: EUPL-1.2
"""Make the index anew from the records, beside the live one, and swap."""

from collections.abc import Mapping

import structlog

from foyer.blocks.search.engine import folder
from foyer.blocks.search.services.fill_index import fill_index
from foyer.blocks.search.services.gather import batches, changes_of
from foyer.blocks.search.services.news import told_since
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.reactions import Progress
from foyer.kernel.worker import cursors
from foyer.kernel.worker.reading import Position, ends

log = structlog.get_logger("foyer.search")

REACTION = "search"
"""The name under which news of changes is read."""

_BATCH = 1000
_MEMORY = 200_000_000


def rebuild_index(progress: Progress | None = None) -> bool:
    """Build an index of all records and make it the live one; say whether it was done.

    Searches go on in the old index meanwhile, and changes are not lost: whatever changes while the
    walk goes on is noted and indexed before the swap. The news from before the walk is not handled any more.
    It is not done when another process is at it. Stopped at any point, it leaves the live index as it was.
    """
    with folder.held("rebuilding", wait=False) as mine:
        if not mine:
            return False
        # What is news now is in the records that are walked afterwards.
        known = ends()
        # A worker of another version notes nothing for this index, and handles news that this one must know.
        others = folder.pointed("live") is None
        name = folder.create()
        folder.point("building", name)
        try:
            done = fill_index(name, progress)
            _swap(name, known if others else {})
        finally:
            with folder.held("lock"):
                (folder.root() / "building").unlink(missing_ok=True)
                folder.sweep()
        cursors.skip_all(REACTION, known)
    log.info("search_index_rebuilt", documents=done, index=name)
    return True


def _swap(name: str, since: Mapping[Lane, Position]) -> None:
    """Index what changed meanwhile, and make the index the live one. No batch is written during this.

    That is what was noted, and what is news since these places, where there are any.
    """
    with folder.held("lock"):
        changed = dict.fromkeys([*folder.touched(name), *told_since(since)])
        if changed:
            writer = folder.open_index(name).writer(_MEMORY, 1)
            for batch in batches(changed, _BATCH):
                for change in changes_of(batch):
                    change.apply(writer)
            writer.commit()
            writer.wait_merging_threads()
        folder.point("live", name)
