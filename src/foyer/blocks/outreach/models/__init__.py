# SPDX-License-Identifier: EUPL-1.2
"""The tables of outreach, one aggregate a file."""

from foyer.blocks.outreach.models.subscription import Subscription

__all__ = ["Subscription"]
