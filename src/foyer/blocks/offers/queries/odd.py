# SPDX-License-Identifier: EUPL-1.2
"""Going on past records of odd values, such as a number for a name, that somebody wrote into the database.

Rules take values as they are: they were looked at before they were written. Who works on many records at
once leaves out those that no rule can take.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

import structlog

log = structlog.get_logger("foyer.offers")

T = TypeVar("T")
R = TypeVar("R")

ODD = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError)
"""What values of a kind that no record should have make the rules run into."""

_FEW = 10
"""Where more items than these are all odd, it is not they that are."""


def without_odd(
    work: Callable[[Sequence[T]], list[R]], items: Sequence[T], left_out: Callable[[T, Exception], None]
) -> list[R]:
    """Do work on items together; where one of them stops it, on halves, and without that one.

    `left_out` is told of each that is left out, and what it made the work run into. The work should change
    nothing: some of it is done several times.
    """
    try:
        return work(items)
    except ODD as error:
        if len(items) < 2:
            for item in items:
                left_out(item, error)
            return []
    half = len(items) // 2
    return without_odd(work, items[:half], left_out) + without_odd(work, items[half:], left_out)


def of_sound(
    work: Callable[[Sequence[T]], list[R]], items: Sequence[T], named: Callable[[T], tuple[str, str]]
) -> list[R]:
    """Do work on items but those of odd values, which the log names by kind and id.

    Raises:
        Exception: what the work ran into, where that are all of many items: the fault is ours then, and an
            empty result would hide it.
    """
    odd: list[Exception] = []

    def left_out(item: T, error: Exception) -> None:
        odd.append(error)
        tell_odd(*named(item), error)

    made = without_odd(work, items, left_out)
    if len(odd) == len(items) > _FEW:
        raise odd[-1]
    return made


def tell_odd(kind: str, public_id: str, error: Exception) -> None:
    """Name in the log a record that was left out, and the kind of error that work ran into."""
    log.warning("record_odd", kind=kind, id=public_id, error=type(error).__name__)
