# SPDX-License-Identifier: EUPL-1.2
"""A whole document onto an item: what it keeps, what it replaces, what it resets."""

from foyer.blocks.offers.rules.check import Checked
from foyer.blocks.offers.rules.compose.offers import composed_offer
from foyer.blocks.offers.rules.compose.organizers import composed_organizer
from foyer.blocks.offers.rules.compose.writing import Writing
from foyer.blocks.offers.rules.state import State

__all__ = ["Writing", "compose"]


def compose(kind: str, old: State | None, checked: Checked, writing: Writing) -> State:
    """Return an item after a checked whole document; `old` is None where it creates the item.

    The result is finished, but for what callers count: `modified` and `playhead`.
    """
    if kind == "organizer":
        return composed_organizer(old, checked.document, writing)
    return composed_offer(kind, old, checked, writing)
