# SPDX-License-Identifier: EUPL-1.2
"""From what was seen to how an installation does: well, slow, or in need of somebody."""

from dataclasses import dataclass
from enum import StrEnum

# A change is found within a second; after a minute people notice that it is not.
SLOW_SECONDS = 60


class Condition(StrEnum):
    """How a part does, from best to worst."""

    GOOD = "good"
    SLOW = "slow"
    BROKEN = "broken"


@dataclass(frozen=True)
class Work:
    """What was seen of the work in the background.

    `is_attended`: whether a worker lives; `seconds`: the age of the oldest news that waits; `dead`: news
    that nobody tries again; `trying`: news that is tried again; `late` and `failing`: so many schedules;
    `alone`: so many reactions that no worker runs, whether or not one lives.
    """

    is_attended: bool
    seconds: int
    dead: int
    trying: int
    late: int
    failing: int
    alone: int = 0


def condition(work: Work) -> Condition:
    """Return how the work does as a whole, for those who run the installation."""
    if not work.is_attended or work.alone or work.dead or work.failing:
        return Condition.BROKEN
    if work.seconds > SLOW_SECONDS or work.late or work.trying:
        return Condition.SLOW
    return Condition.GOOD


def promptness(work: Work | None) -> Condition:
    """Return how soon changes are seen, for everybody; None: it could not be looked at."""
    if work is None or not work.is_attended:
        return Condition.BROKEN
    return Condition.SLOW if work.seconds > SLOW_SECONDS else Condition.GOOD
