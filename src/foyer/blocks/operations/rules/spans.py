# SPDX-License-Identifier: EUPL-1.2
"""Lengths of time in the symbols that are the same in every language."""

_STEPS = ((86_400, "d"), (3_600, "h"), (60, "min"))


def span(seconds: int) -> str:
    """Return a length of time in its largest whole unit: `45 s`, `3 min`, `2 h`, `5 d`."""
    for size, symbol in _STEPS:
        if seconds >= size:
            return f"{seconds // size} {symbol}"
    return f"{seconds} s"
