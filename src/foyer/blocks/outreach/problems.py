# SPDX-License-Identifier: EUPL-1.2
"""The problem documents of mailing lists; type and title are constants of the contract."""

from foyer.blocks.offers.public import problems
from foyer.kernel.problems import Problem


def subscription_failed(reason: str) -> Problem:
    """Return the problem of an address that could not be put on a list."""
    return problems.problem(
        "uitdatabank/failed-subscription-to-newsletter", "Failed to subscribe to newsletter", 400, reason
    )
