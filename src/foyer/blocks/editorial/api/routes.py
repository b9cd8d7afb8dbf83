# SPDX-License-Identifier: EUPL-1.2
"""The routes of news articles, for the entry API."""

from django.conf import settings

from foyer.blocks.editorial.api.answers import acceptable
from foyer.blocks.editorial.api.bodies import WORDS
from foyer.blocks.editorial.api.endpoints import (
    article_exists,
    delete_one,
    get_many,
    get_one,
    post_one,
    put_one,
)
from foyer.kernel.http.routes import Part, Route

_ALL = "/news-articles"
_ONE = _ALL + "/{id}"


def article_routes(*, open_to_all: bool) -> tuple[Route, ...]:
    """Return the routes. Where writing is open to all, credentials are not even read."""
    there = (article_exists,)
    negotiated = (acceptable,)
    return (
        Route("news-articles-get", "GET", _ALL, get_many, public=True, checks=negotiated),
        Route("news-article-post", "POST", _ALL, post_one, public=open_to_all, checks=negotiated),
        Route("news-article-get", "GET", _ONE, get_one, public=True, checks=negotiated),
        Route("news-article-put", "PUT", _ONE, put_one, public=open_to_all, checks=negotiated + there),
        Route("news-article-delete", "DELETE", _ONE, delete_one, public=open_to_all),
    )


ENTRY_PART = Part(article_routes(open_to_all=settings.FOYER_OPEN_NEWS_ARTICLES), WORDS)
