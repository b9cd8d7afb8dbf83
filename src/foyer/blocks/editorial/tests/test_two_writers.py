# SPDX-License-Identifier: EUPL-1.2
"""Two writers at the same time: one article an address and event, and the other is told which."""

import pytest
from at_once import answers

from foyer.blocks.editorial.models import Article
from foyer.blocks.editorial.services.create_article import create_article
from foyer.blocks.editorial.services.delete_article import delete_article
from foyer.blocks.editorial.services.replace_article import replace_article
from foyer.blocks.editorial.tests.articles import article
from foyer.kernel.actors import Actor
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db(transaction=True)

ACTOR = Actor(user_id="editor")
BODY = article()


def told_by(*works):
    """Do works at once; return what each was told: its result, or the sentence of its refusal."""
    return [one.detail if isinstance(one, Problem) else one for one in answers(*works)]


def test_one_article_is_entered_once():
    told = told_by(*(lambda: create_article(ACTOR, BODY) for _ in range(4)))
    (row,) = Article.objects.all()
    refused = [one for one in told if isinstance(one, str)]
    assert len(refused) == 3
    sentence = (
        f"A news article with the given url and about already exists. ({row.public_id}) Do a GET"
        " /news-articles request with `url` and `about` parameters to find it programmatically."
    )
    assert set(refused) == {sentence}


def test_two_articles_are_not_moved_to_one_address():
    made = [create_article(ACTOR, {**BODY, "url": f"{BODY['url']}/{n}"})["id"] for n in range(2)]
    told = told_by(*(lambda one=one: replace_article(ACTOR, one, BODY) for one in made))
    assert sorted(isinstance(one, str) for one in told) == [False, True]
    assert Article.objects.filter(url=BODY["url"]).count() == 1


def test_an_article_is_deleted_once():
    made = create_article(ACTOR, BODY)["id"]
    told = told_by(*(lambda: delete_article(ACTOR, made) for _ in range(3)))
    assert told.count(None) == 1
    assert told.count(f'The News Article with id "{made}" was not found.') == 2
