# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.editorial.models import Article
from foyer.blocks.editorial.permissions import CHANGE_ARTICLE, CREATE_ARTICLE
from foyer.blocks.editorial.services.create_article import create_article
from foyer.blocks.editorial.tests.articles import article
from foyer.blocks.offers.public import Item
from foyer.kernel.actors import ANONYMOUS, Actor
from foyer.kernel.problems import Problem

MINE = Item("news-article", "x", "editor")
NOBODYS = Item("news-article", "x")


@pytest.mark.parametrize(
    ("actor", "item", "allowed"),
    [
        (Actor(user_id="editor"), MINE, True),
        (Actor(user_id="other"), MINE, False),
        (Actor(user_id="god"), MINE, True),
        (ANONYMOUS, MINE, False),
        (ANONYMOUS, NOBODYS, False),
        (Actor(user_id=""), NOBODYS, False),
        (Actor(user_id="god"), NOBODYS, True),
    ],
)
def test_who_may_change_an_article(actor, item, allowed, settings):
    settings.FOYER_GOD_USERS = frozenset({"god"})
    assert CHANGE_ARTICLE.allows(actor, item) is allowed
    settings.FOYER_OPEN_NEWS_ARTICLES = True
    assert CHANGE_ARTICLE.allows(actor, item) is True


def test_who_may_enter_one(settings):
    assert CREATE_ARTICLE.allows(Actor(client_id="program")) is True
    assert CREATE_ARTICLE.allows(ANONYMOUS) is False
    settings.FOYER_OPEN_NEWS_ARTICLES = True
    assert CREATE_ARTICLE.allows(ANONYMOUS) is True


def test_nobody_in_particular_enters_one(db):
    with pytest.raises(Problem) as refused:
        create_article(ANONYMOUS, article())
    assert refused.value.status == 403
    assert not Article.objects.exists()
