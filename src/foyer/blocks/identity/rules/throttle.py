# SPDX-License-Identifier: EUPL-1.2
"""How long to wait after wrong passwords: nothing at first, then longer each time."""

from datetime import timedelta

FREE_TRIES = 5
"""For one account."""
FREE_TRIES_FROM = 50
"""From one network address, for whatever accounts: many people may share one."""
LONGEST = timedelta(minutes=15)


def waiting_time(failures: int, free: int = FREE_TRIES) -> timedelta:
    """Return how long after the last failure the next try counts.

    The first ones are free, then 2, 4, 8 ... seconds, at most a quarter of an hour.
    """
    if failures < free:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(failures - free + 1, 20)), LONGEST)
