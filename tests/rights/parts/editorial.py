# SPDX-License-Identifier: EUPL-1.2
from foyer.blocks.editorial.tests.articles import article
from foyer.blocks.entry.tests.calling import Caller
from rights.table import ANYONE_KNOWN, PUBLIC

# Whoever entered an article, and god users; to help with an event is nothing to an article about it.
WRITER = (401, 401, 403, "in", 403, "in", 401)

LINES = {
    "news-articles-get": PUBLIC,
    "news-article-get": PUBLIC,
    "news-article-post": ANYONE_KNOWN,
    "news-article-put": WRITER,
    "news-article-delete": WRITER,
}


BODIES = {
    "news-article-post": article(url="https://bill.example.org/nieuw"),
    "news-article-put": article(url="https://bill.example.org/anders"),
}


def known(_ids):
    made = Caller("owner")("POST", "/news-articles", article())
    return {"id": made.json()["id"]}
