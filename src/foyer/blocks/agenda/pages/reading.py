# SPDX-License-Identifier: EUPL-1.2
"""What the views share: the present in Brussels, documents by id, results as cards."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from django.http import Http404
from django.utils.translation import get_language

from foyer.blocks.agenda.pages import photos
from foyer.blocks.agenda.rules import cards, documents
from foyer.blocks.offers import public as offers
from foyer.blocks.search import public as search
from foyer.kernel import clock
from foyer.kernel.problems import Problem

Document = Mapping[str, Any]
logger = logging.getLogger(__name__)


class Gone(Exception):
    """What was asked for existed and was deleted."""


class NotReady(Exception):
    """Search cannot answer yet: its index is being built."""


def now() -> datetime:
    """Return the present as Brussels wall time."""
    return clock.now().astimezone(clock.BRUSSELS)


def language() -> str:
    """Return the language of the page: nl, fr, de or en."""
    return (get_language() or "nl")[:2]


def published(kind: str, identifier: str) -> Document:
    """Return the document of something that everybody may see.

    Raises:
        Http404: unknown, not (yet) published, or damaged.
        Gone: deleted.
    """
    data = offers.document(kind, identifier)
    if data is None:
        raise Http404(identifier)
    try:
        document: Document = msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        logger.exception("The record of %s is damaged", identifier)
        raise Http404(identifier) from error
    state = str(document.get("workflowStatus") or "")
    if state == "DELETED":
        raise Gone(identifier)
    if state not in documents.PUBLIC or _later(document):
        raise Http404(identifier)
    return document


def found(
    parameters: Sequence[tuple[str, str]], collection: str = "events"
) -> tuple[int, list[Document], Document]:
    """Return the total, the documents of one page and the facets of a search.

    A search that the engine refuses (a text that it cannot read) finds nothing.

    Raises:
        NotReady: the engine has no index yet.
    """
    try:
        answer = search.find(collection, parameters)
    except Problem as problem:
        if problem.status >= 500:
            raise NotReady from problem
        return 0, [], {}
    members = [msgspec.json.decode(one) if isinstance(one, bytes) else one for one in answer.members]
    return answer.total, members, answer.facets or {}


def deck(members: Sequence[Document], reader: cards.Reader) -> list[cards.Card]:
    """Return the cards of documents; each place on the map gets one number, in order of appearance.

    A document that makes no card is left out and logged: one offer must not take a page from all others.
    """
    places: dict[tuple[float, float], int] = {}
    made = []
    for member in members:
        where = documents.point(member)
        number = places.setdefault(where, len(places) + 1) if where else 0
        try:
            made.append(cards.card(member, reader, number))
        except Exception:  # whatever is odd in it
            logger.exception("No card of %s", documents.identifier(member))
    return photos.illustrated(made, reader.language)


def illustrated(document: Document, reader: cards.Reader) -> cards.Card:
    """Return the card of one document, with its photograph."""
    return photos.illustrated([cards.card(document, reader)], reader.language)[0]


def _later(document: Document) -> bool:
    try:
        opens = datetime.fromisoformat(str(document.get("availableFrom")))
    except ValueError:
        return False
    return opens.tzinfo is not None and opens > clock.now()
