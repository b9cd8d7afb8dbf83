# SPDX-License-Identifier: EUPL-1.2
"""How long to wait after wrong passwords: nothing at first, then longer each time."""

from datetime import timedelta

FREE_TRIES = 5
LONGEST = timedelta(minutes=15)


def waiting_time(failures: int) -> timedelta:
    """Return how long after the last failure the next try counts.

    Five tries are free, then 2, 4, 8 ... seconds, at most a quarter of an hour.
    """
    if failures < FREE_TRIES:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(failures - FREE_TRIES + 1, 20)), LONGEST)
