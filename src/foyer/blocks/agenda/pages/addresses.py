# SPDX-License-Identifier: EUPL-1.2
"""Addresses of pages in every language, and views that stand at one address only."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import translation

from foyer.blocks.agenda.pages import offer, reading
from foyer.blocks.agenda.rules import documents
from foyer.blocks.agenda.rules.slugs import slug
from foyer.kernel import texts

ROUTES = {"event": "agenda:event", "place": "agenda:place", "organizer": "agenda:organiser"}

View = Callable[[HttpRequest, reading.Document], HttpResponse]


def everywhere(route: str, *args: str) -> dict[str, str]:
    """Return the whole address of a page in each language."""
    found = {}
    for language in texts.LANGUAGES:
        with translation.override(language):
            found[language] = settings.FOYER_PUBLIC_URL + reverse(route, args=args)
    return found


def beginnings(kind: str) -> dict[str, str]:
    """Return what the addresses of all items of a kind begin with, in each language."""
    return {
        language: address.removesuffix("NAME/ID")
        for language, address in everywhere(ROUTES[kind], "NAME", "ID").items()
    }


def of_item(begin: Mapping[str, str], identifier: str, named: Mapping[str, Any]) -> dict[str, str]:
    """Return the addresses of an item: its name in each language is part of them.

    `named` is its document, or the name and main language of it.
    """
    return {
        language: f"{start}{slug(documents.text(named, 'name', language)[0])}/{identifier}"
        for language, start in begin.items()
    }


def head(addresses: Mapping[str, str]) -> dict[str, Any]:
    """Return what the head of a page tells of its addresses."""
    return {"canonical": addresses[reading.language()], "alternates": list(addresses.items())}


def of_page(kind: str, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the head of the page of a document tells of its addresses.

    That of the document in the entry API answers linked data to whoever asks it for that.
    """
    found = head(of_item(beginnings(kind), documents.identifier(document), document))
    return {**found, "linked_data": document.get("@id", "")}


def canonical(kind: str, document: Mapping[str, Any]) -> str:
    """Return the path of the page of a document in the language of this page."""
    title = documents.text(document, "name", reading.language())[0]
    return reverse(ROUTES[kind], args=[slug(title), documents.identifier(document)])


def shows(kind: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """Give a view the published document of its address; another name in it leads to the right one."""

    def decorated(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answer(request: HttpRequest, _name: str, identifier: str) -> HttpResponse:
            try:
                document = reading.published(kind, identifier)
            except reading.Gone:
                return offer.gone(request)
            path = canonical(kind, document)
            if request.path != path:
                asked = request.META.get("QUERY_STRING", "")
                return HttpResponsePermanentRedirect(f"{path}?{asked}" if asked else path)
            return view(request, document)

        return answer

    return decorated
