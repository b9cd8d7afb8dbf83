# SPDX-License-Identifier: EUPL-1.2
"""The table of exports."""

from foyer.blocks.exports.models.export import Export

__all__ = ["Export"]
