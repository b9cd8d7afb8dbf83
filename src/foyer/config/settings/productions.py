# SPDX-License-Identifier: EUPL-1.2
"""How this installation groups events and lets editors write about them."""

from foyer.config.settings.environment import flag, pairs

__all__ = ["FOYER_COPIES_JOIN_PRODUCTION", "FOYER_CURATOR_LABELS", "FOYER_OPEN_NEWS_ARTICLES"]

# Whether the copy of an event joins the production of the original.
FOYER_COPIES_JOIN_PRODUCTION = flag("FOYER_COPIES_JOIN_PRODUCTION")
# The hidden label that an event has while an article of this publisher is about it.
FOYER_CURATOR_LABELS = pairs("FOYER_CURATOR_LABELS")
# Whether everybody, without a token, may write news articles: for compatibility only.
FOYER_OPEN_NEWS_ARTICLES = flag("FOYER_OPEN_NEWS_ARTICLES")
