# SPDX-License-Identifier: EUPL-1.2
"""Whole numbers in the query of a call of the entry API."""

from foyer.blocks.offers import problems
from foyer.kernel.http import numbers
from foyer.kernel.http.routes import Call


def whole_number(call: Call, name: str, default: int, low: int, high: int) -> int:
    """Return a parameter from low to high; the default where it is absent.

    Raises:
        Problem: 404, it is something else: so the contract answers any value that it does not know.
    """
    try:
        return numbers.whole_number(call.request, name, default, low, high)
    except numbers.NumberError as error:
        raise problems.not_found(str(error)) from None
