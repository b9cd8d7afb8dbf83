# SPDX-License-Identifier: EUPL-1.2
"""The tables of search: what people keep. The index itself is no table."""

from foyer.blocks.search.models.saved_search import SavedSearch

__all__ = ["SavedSearch"]
