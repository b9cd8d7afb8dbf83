# SPDX-License-Identifier: EUPL-1.2
"""Money: integer cents inside, a JSON number or a price in words outside."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation


def cents(amount: int | float | str | Decimal) -> int:
    """Return an amount in euro as cents, half a cent rounded up.

    Raises:
        ValueError: the amount is not a finite number.
    """
    try:
        value = Decimal(str(amount))
    except InvalidOperation as error:
        raise ValueError(f"not an amount of money: {amount!r}") from error
    if not value.is_finite():
        raise ValueError(f"not an amount of money: {amount!r}")
    return int((value * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def number(amount: int) -> int | float:
    """Return cents as the JSON number of the contracts: 1000 is 10, 1050 is 10.5."""
    return amount // 100 if amount % 100 == 0 else amount / 100
