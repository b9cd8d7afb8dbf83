# SPDX-License-Identifier: EUPL-1.2
"""What offers do after a place has changed: its street is one that can be suggested."""

from collections.abc import Sequence

from foyer.blocks.offers.queries.items import each_page
from foyer.blocks.offers.services.teach_streets import teach_streets
from foyer.kernel.reactions import Happened, Progress, Reaction, register

AT_ONCE = 500


def handle(news: Sequence[Happened]) -> None:
    """Teach the streets of the places of the news."""
    teach_streets({item.aggregate_id for item in news})


def rebuild(progress: Progress) -> None:
    """Teach the streets of all places: `foyer replay streets`."""
    each_page("place", AT_ONCE, teach_streets, progress)


register(Reaction("streets", frozenset({"offers.place.changed"}), handle, rebuild, batch=AT_ONCE))
