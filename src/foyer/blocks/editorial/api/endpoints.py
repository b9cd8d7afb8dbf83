# SPDX-License-Identifier: EUPL-1.2
"""Reading and writing articles."""

from django.http import HttpResponse

from foyer.blocks.editorial import queries
from foyer.blocks.editorial.api.answers import many, one
from foyer.blocks.editorial.api.bodies import article_of
from foyer.blocks.editorial.queries import Wanted, articles
from foyer.blocks.editorial.services.article import not_found
from foyer.blocks.editorial.services.create_article import create_article
from foyer.blocks.editorial.services.delete_article import delete_article
from foyer.blocks.editorial.services.replace_article import replace_article
from foyer.blocks.offers.public import whole_number
from foyer.kernel.http.routes import Call

LAST_PAGE = 100_000


def get_many(call: Call) -> HttpResponse:
    """Answer a page of the articles that the query asks for."""
    asked = call.request.GET
    wanted = Wanted(*(asked.get(name, "") for name in ("publisher", "about", "url")))
    return many(call, articles(wanted, whole_number(call, "page", 1, 1, LAST_PAGE)))


def get_one(call: Call) -> HttpResponse:
    """Answer an article."""
    found = queries.article(call["id"])
    if found is None:
        raise not_found(call["id"])
    return one(call, found)


def post_one(call: Call) -> HttpResponse:
    """Enter an article and answer it."""
    return one(call, create_article(call.actor, article_of(call)), 201)


def put_one(call: Call) -> HttpResponse:
    """Replace an article and answer it."""
    return one(call, replace_article(call.actor, call["id"], article_of(call)))


def delete_one(call: Call) -> HttpResponse:
    """Delete an article."""
    delete_article(call.actor, call["id"])
    return HttpResponse(status=204)


def article_exists(call: Call) -> None:
    """Check that there is such an article, before a body is read.

    Raises:
        Problem: 404, there is none.
    """
    if not queries.exists(call["id"]):
        raise not_found(call["id"])
