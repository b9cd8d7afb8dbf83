# SPDX-License-Identifier: EUPL-1.2
"""What productions does after something has changed: an event that changed waits for comparison."""

from collections.abc import Sequence

from foyer.blocks.offers.public import each_page
from foyer.blocks.productions.services.note_waiting import note_waiting
from foyer.kernel.reactions import Happened, Progress, Reaction, register

AT_ONCE = 2_000


def handle(news: Sequence[Happened]) -> None:
    """Let the events of the news wait for comparison."""
    note_waiting(item.aggregate_id for item in news)


def rebuild(progress: Progress) -> None:
    """Let all events wait for comparison: `foyer replay productions`."""
    each_page("event", AT_ONCE, note_waiting, progress)


register(Reaction("productions", frozenset({"offers.event.changed"}), handle, rebuild))
