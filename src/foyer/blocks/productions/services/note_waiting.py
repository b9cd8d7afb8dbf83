# SPDX-License-Identifier: EUPL-1.2
"""Note which events are to be compared."""

from collections.abc import Iterable

from foyer.blocks.productions.models import Waiting
from foyer.kernel import rows


def note_waiting(events: Iterable[str]) -> None:
    """Put events on the list of those that wait for comparison."""
    rows.insert(Waiting, ("event",), [(event,) for event in dict.fromkeys(events)])
