# SPDX-License-Identifier: EUPL-1.2
"""What can be asked of articles, each in a fixed number of queries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from foyer.blocks.editorial.models import Article
from foyer.blocks.editorial.rules.addresses import key, normal
from foyer.blocks.offers.public import CuratorLabels

CHUNK = 2_000
PAGE = 30
NOTHING = CuratorLabels()


@dataclass(frozen=True)
class Wanted:
    """Which articles a list shows; an empty text asks for nothing."""

    publisher: str = ""
    about: str = ""
    url: str = ""


def article(public_id: str) -> dict[str, Any] | None:
    """Return an article as the contract shows it, or None where there is none. One query."""
    row = Article.objects.filter(public_id=public_id).first()
    return None if row is None else shown(row)


def exists(public_id: str) -> bool:
    """Say whether there is an article. One query."""
    return Article.objects.filter(public_id=public_id).exists()


def articles(wanted: Wanted, page: int) -> list[dict[str, Any]]:
    """Return a page of articles, counted from 1, oldest first. One query."""
    rows = Article.objects.order_by("pk")
    if wanted.publisher:
        rows = rows.filter(publisher=wanted.publisher)
    if wanted.about:
        rows = rows.filter(about=wanted.about)
    if wanted.url:
        rows = rows.filter(url_key=key(normal(wanted.url)))
    return [shown(row) for row in rows[(page - 1) * PAGE : page * PAGE]]


def shown(row: Article) -> dict[str, Any]:
    """Return an article as the contract shows it."""
    found: dict[str, Any] = {
        "id": row.public_id,
        "headline": row.headline,
        "inLanguage": row.language,
        "text": row.text,
        "about": row.about,
        "publisher": row.publisher,
        "publisherLogo": row.publisher_logo,
        "url": row.url,
    }
    if row.image_url:
        found["image"] = {"url": row.image_url, "copyrightHolder": row.image_holder}
    return found


def curator_labels(events: Sequence[str]) -> CuratorLabels:
    """Return the hidden labels that events have because of articles about them.

    One query for 2,000 events; none where no label is configured. Publishers are compared without regard
    to case.
    """
    configured: dict[str, str] = settings.FOYER_CURATOR_LABELS
    if not configured:
        return NOTHING
    labels = {publisher.casefold(): label for publisher, label in configured.items()}
    given: dict[str, list[str]] = {}
    for part in _parts(events):
        rows = Article.objects.filter(about__in=part).order_by("pk").values_list("about", "publisher")
        for about, publisher in rows:
            label = labels.get(publisher.casefold())
            if label is not None and label not in given.setdefault(about, []):
                given[about].append(label)
    return CuratorLabels(frozenset(labels.values()), given)


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
