# SPDX-License-Identifier: EUPL-1.2
"""What search does after something has changed: the item itself at once, what shows it on the bulk lane."""

from collections.abc import Sequence

from foyer.blocks.offers.public import dependents
from foyer.blocks.search.engine.mapping import reference_of
from foyer.blocks.search.services.mark_stale import mark_stale
from foyer.blocks.search.services.news import TYPES, reference_told
from foyer.blocks.search.services.rebuild_index import REACTION, rebuild_index
from foyer.blocks.search.services.update_index import update_index
from foyer.kernel.reactions import Happened, Progress, Reaction, register
from foyer.kernel.worker.leases import Taken


def handle(news: Sequence[Happened]) -> None:
    """Index what the news is of, and pass on what depends on it."""
    references = [reference_told(item.type, item.aggregate_id) for item in news]
    update_index(list(dict.fromkeys(references)))
    indexed = set(references)
    for page in dependents(news):
        mark_stale(reference for one in page if (reference := reference_of(*one)) not in indexed)


def rebuild(progress: Progress) -> None:
    """Make the whole index anew: `foyer replay search`.

    Raises:
        Taken: another process is at it.
    """
    if not rebuild_index(progress):
        raise Taken(REACTION)


register(Reaction(name=REACTION, types=TYPES, handle=handle, rebuild=rebuild))
