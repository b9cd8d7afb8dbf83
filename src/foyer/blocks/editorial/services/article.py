# SPDX-License-Identifier: EUPL-1.2
"""What all changes of articles share: from a body to a row, one article an address, and telling."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.editorial.models import Article
from foyer.blocks.editorial.rules.addresses import key, normal
from foyer.blocks.offers.public import Item, announce, problems
from foyer.kernel import audit, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.audit import Deed
from foyer.kernel.outbox import News

COLUMNS = (
    *("about", "publisher", "url", "url_key", "language", "headline", "text"),
    *("publisher_logo", "image_url", "image_holder"),
)


def columns(body: Mapping[str, Any]) -> dict[str, str]:
    """Return the columns of an article from a checked body."""
    url = normal(body["url"])
    image = body.get("image", {})
    return {
        "about": body["about"],
        "publisher": body["publisher"],
        "url": url,
        "url_key": key(url),
        "language": body["inLanguage"],
        "headline": body["headline"],
        "text": body["text"],
        "publisher_logo": body["publisherLogo"],
        "image_url": image.get("url", ""),
        "image_holder": image.get("copyrightHolder", ""),
    }


def held(public_id: str) -> Article:
    """Return an article, its row locked until the transaction ends.

    Raises:
        Problem: 404, there is none.
    """
    row = Article.objects.filter(public_id=public_id).select_for_update().first()
    if row is None:
        raise not_found(public_id)
    return row


def item(row: Article) -> Item:
    """Return what rights ask about an article."""
    return Item("news-article", row.public_id, row.creator)


def refuse_twin(values: Mapping[str, str], own_id: str = "") -> None:
    """Let no second article of one address be about one event.

    Raises:
        Problem: 400, there is one; the sentence is that of the contract.
    """
    twins = Article.objects.filter(about=values["about"], url_key=values["url_key"])
    if (twin := twins.exclude(public_id=own_id).first()) is not None:
        raise problems.invalid_detail(
            f"A news article with the given url and about already exists. ({twin.public_id}) Do a GET "
            "/news-articles request with `url` and `about` parameters to find it programmatically."
        )


def not_found(public_id: str) -> Exception:
    """Return the problem of an article that does not exist."""
    return problems.not_found(f'The News Article with id "{public_id}" was not found.')


def tell(actor: Actor, verb: str, public_id: str, *events: str, gone: bool = False) -> None:
    """Write the audit and the news of a change, and announce the events that the article is or was about."""
    audit.record(actor, [Deed(verb, "news-article", public_id, {"events": sorted(set(events))})])
    outbox.append([News(f"editorial.article.{'deleted' if gone else 'changed'}", public_id)])
    announce("event", events)
