# SPDX-License-Identifier: EUPL-1.2
"""Age ranges: `6-12`, `12-`, `-` for everybody."""

ALL = "-"
BACKWARDS = '"From" age should not be greater than the "to" age.'
OLDEST = 10_000
"""Larger numbers are read as this one: nobody is older, and no index needs more."""


def bounds(text: str) -> tuple[int, int | None]:
    """Return the lowest and the highest age of a range; None where there is no highest."""
    low, _, high = text.partition("-")
    return _age(low) or 0, _age(high)


def normal(text: str) -> str:
    """Return a range as it is stored: a missing lowest age becomes 0, everybody is `-`."""
    low, high = bounds(text)
    if high is None:
        return f"{low}-" if low else ALL
    return f"{low}-{high}"


def _age(digits: str) -> int | None:
    if not digits:
        return None
    return min(int(digits), OLDEST) if len(digits) < 6 else OLDEST
