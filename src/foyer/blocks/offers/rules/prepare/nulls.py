# SPDX-License-Identifier: EUPL-1.2
"""A null in a body means "not sent", at every depth."""

from typing import Any

import orjson

DEEPEST = 250
"""Bodies nested deeper than this are refused: no document of the contract comes near."""


class TooDeepError(Exception):
    """A body is nested deeper than any document."""


def without_nulls(value: Any) -> Any:
    """Return a JSON value without nulls in objects and lists; the value itself where it has none.

    Raises:
        TooDeepError: the value is nested deeper than `DEEPEST`.
    """
    try:
        # Writing JSON is many times faster than walking it here, and most bodies have no null.
        if b"null" not in orjson.dumps(value):
            return value
    except TypeError:
        pass  # too deep for the encoder, or a number that it does not know: walk and see
    return _walked(value, 0)


def _walked(value: Any, depth: int) -> Any:
    if depth > DEEPEST:
        raise TooDeepError
    if isinstance(value, dict):
        members = {}
        for name, item in value.items():
            if item is not None:
                members[name] = _walked(item, depth + 1) if isinstance(item, dict | list) else item
        return members
    items: list[Any] = []
    for item in value:  # no comprehension: it would take a second frame of the stack for each level
        if item is not None:
            items.append(_walked(item, depth + 1) if isinstance(item, dict | list) else item)  # noqa: PERF401
    return items
