# SPDX-License-Identifier: EUPL-1.2
"""How long an upgrade takes, said beforehand: estimates on the safe side.

First the stop on SQLite; then the index, while Foyer serves again.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

# What two cores of a small server do in a second, halved.
COPIED, REBUILT, INDEXED, WALKED = 100_000_000, 60_000, 300_000, 5_000
FOUND_BY_SEARCH = 1_600
_EACH, _BEGINNING, _FOR_BROWSERS = 0.1, 2.0, 15.0

_AT_ONCE = frozenset({"CreateModel", "DeleteModel", "AlterModelOptions", "AlterModelManagers", "RemoveIndex"})
_INDEXES = frozenset({"AddIndex", "AddIndexConcurrently"})
_WALKS = frozenset({"RunPython", "RunSQL"})


@dataclass(frozen=True)
class Step:
    """One operation of a migration, and the rows of the table that it works on."""

    operation: str
    rows: int


def seconds(step: Step) -> float:
    """Return how long one operation takes at most. What is not known rebuilds its table, as SQLite must."""
    if step.operation in _AT_ONCE:
        return _EACH
    pace = INDEXED if step.operation in _INDEXES else WALKED if step.operation in _WALKS else REBUILT
    return _EACH + step.rows / pace


def stop(steps: Iterable[Step], database_bytes: int) -> int:
    """Return the whole seconds of a stop.

    A copy for the way back, every step, a last look at all of it, and building what browsers load.
    """
    return math.ceil(_BEGINNING + 2 * database_bytes / COPIED + sum(map(seconds, steps)) + _FOR_BROWSERS)


def index_minutes(records: int) -> int:
    """Return the whole minutes in which the search index of so many records is made."""
    return math.ceil(records / FOUND_BY_SEARCH / 60)
