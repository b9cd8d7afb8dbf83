# SPDX-License-Identifier: EUPL-1.2
"""A null in a body means "not sent", at every depth."""

from typing import Any

DEEPEST = 100
"""Bodies nested deeper than this are refused: no document of the contract comes near."""


class TooDeepError(Exception):
    """A body is nested deeper than any document."""


def without_nulls(value: Any, depth: int = 0) -> Any:
    """Return a JSON value without nulls in objects and lists; the value itself where it has none.

    Raises:
        TooDeepError: the value is nested deeper than `DEEPEST`.
    """
    if depth > DEEPEST:
        raise TooDeepError
    if isinstance(value, dict):
        changed: dict[str, Any] | None = None
        for name, item in value.items():
            if item is None:
                kept = None
            elif isinstance(item, dict | list):
                kept = without_nulls(item, depth + 1)
                if kept is item:
                    continue
            else:
                continue
            if changed is None:
                changed = dict(value)
            if kept is None:
                del changed[name]
            else:
                changed[name] = kept
        return value if changed is None else changed
    return _list_without_nulls(value, depth)


def _list_without_nulls(value: list[Any], depth: int) -> list[Any]:
    kept = [
        without_nulls(item, depth + 1) if isinstance(item, dict | list) else item
        for item in value
        if item is not None
    ]
    same = len(kept) == len(value) and all(new is old for new, old in zip(kept, value, strict=True))
    return value if same else kept
