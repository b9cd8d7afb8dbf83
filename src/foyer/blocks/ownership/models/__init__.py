# SPDX-License-Identifier: EUPL-1.2
"""The tables of ownership, one aggregate a file."""

from foyer.blocks.ownership.models.ownership import Ownership

__all__ = ["Ownership"]
