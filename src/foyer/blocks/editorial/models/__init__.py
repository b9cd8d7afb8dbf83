# SPDX-License-Identifier: EUPL-1.2
"""The tables of editorial, one aggregate a file."""

from foyer.blocks.editorial.models.article import Article

__all__ = ["Article"]
