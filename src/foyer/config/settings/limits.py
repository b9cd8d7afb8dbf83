# SPDX-License-Identifier: EUPL-1.2
"""How many requests a caller of an API may send."""

import re

from foyer.config.settings.environment import pairs, text

__all__ = ["FOYER_PROXIES", "FOYER_RATE_LIMITS"]

_RATE = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,4})?)(?::([1-9][0-9]{0,6}))?")


def rate(name: str, given: str) -> tuple[float, int]:
    """Return a rate (requests a second, and at once after a pause) from `20` or `20:100`.

    Raises:
        ValueError: it is not of this form, or zero.
    """
    found = _RATE.fullmatch(given)
    if not found or float(found[1]) == 0:
        raise ValueError(
            f"FOYER_RATE_LIMITS must be api=requests a second, or api=a second:at once; not {name}={given}"
        )
    per_second = float(found[1])
    return per_second, int(found[2] or max(1, round(per_second)))


def number_of_proxies(given: str) -> int:
    """Return how many proxies stand before the web process.

    Raises:
        ValueError: it is no small number.
    """
    if not re.fullmatch(r"[0-9]", given):
        raise ValueError(f"FOYER_PROXIES must be a number from 0 to 9, not {given!r}")
    return int(given)


FOYER_RATE_LIMITS = {name: rate(name, given) for name, given in pairs("FOYER_RATE_LIMITS").items()}
# Each of them adds the address that it was asked from to X-Forwarded-For.
FOYER_PROXIES = number_of_proxies(text("FOYER_PROXIES", "0"))
