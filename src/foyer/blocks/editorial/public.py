# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of editorial.

News: `editorial.article.changed` and `editorial.article.deleted`, with the id of the article; beside them
`offers.event.changed` for each event that it is or was about.
"""

from foyer.blocks.editorial.api.routes import ENTRY_PART, article_routes

__all__ = ["ENTRY_PART", "article_routes"]
