# SPDX-License-Identifier: EUPL-1.2
"""Whole numbers in the query of a request: pages, limits, places to start."""

from django.http import HttpRequest


class NumberError(ValueError):
    """A parameter is no whole number within its bounds; its text says which one, and what would be right."""


def whole_number(request: HttpRequest, name: str, default: int, low: int, high: int) -> int:
    """Return a parameter from low to high, both included; the default where it is absent or empty.

    Raises:
        NumberError: it is something else.
    """
    value = request.GET.get(name, "")
    if not value:
        return default
    # Python refuses to read numbers of thousands of digits.
    if value.isascii() and value.isdigit() and len(value) < 10 and low <= int(value) <= high:
        return int(value)
    raise NumberError(
        f'Query parameter {name} has invalid value "{value}". Should be a number from {low} to {high}'
    )
