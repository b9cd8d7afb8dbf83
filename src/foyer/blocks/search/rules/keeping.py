# SPDX-License-Identifier: EUPL-1.2
"""Keeping what was made of little.

Nearly all offers say little that many others say, too. One with hours for each minute of a week says
megabytes: some hundred of these would fill the memory of an indexer for good.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar, TypeVarTuple

A = TypeVarTuple("A")
T = TypeVar("T")

_LITTLE = 200


def remembered(most: int, size: Callable[..., int]) -> Callable[[Callable[[*A], T]], Callable[[*A], T]]:
    """Keep the last results of a function, for arguments of which `size` says that they hold little.

    Of others the result is made each time.
    """

    def keeping(made: Callable[[*A], T]) -> Callable[[*A], T]:
        known = lru_cache(maxsize=most)(made)

        @wraps(made)
        def found(*arguments: *A) -> T:
            if size(*arguments) > _LITTLE:
                return made(*arguments)
            return known(*arguments)

        return found

    return keeping
