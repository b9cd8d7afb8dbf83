# SPDX-License-Identifier: EUPL-1.2
"""Who may write: a caller who is known; who may change: who wrote. An installation may open both to all."""

from django.conf import settings

from foyer.blocks.offers.public import Item, god
from foyer.kernel.actors import Actor
from foyer.kernel.rights import Right, authenticated


def opened(_actor: Actor, _item: object) -> bool:
    """Grant to everybody where the installation keeps the way of older clients."""
    return bool(settings.FOYER_OPEN_NEWS_ARTICLES)


def writer(actor: Actor, item: object) -> bool:
    """Grant to whoever entered the article; one that nobody in particular entered has no such person."""
    return isinstance(item, Item) and bool(item.creator) and actor.user_id == item.creator


CREATE_ARTICLE = Right("editorial.create-article", (authenticated, opened))
CHANGE_ARTICLE = Right("editorial.change-article", (god, writer, opened))
