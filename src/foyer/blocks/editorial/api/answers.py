# SPDX-License-Identifier: EUPL-1.2
"""Articles in the two forms in which they are answered: plain JSON, and JSON-LD."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from foyer.blocks.editorial.rules.negotiation import JSON, LD_JSON, OFFERED, chosen
from foyer.blocks.offers.public import problems
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call


def acceptable(call: Call) -> None:
    """Check that the client takes one of our forms, before anything is done.

    Raises:
        Problem: 406, it does not.
    """
    if chosen(call.request.headers.get("Accept", "")) is None:
        raise problems.problem(
            "headers/not-acceptable", "Not Acceptable", 406, f"Possible are: {', '.join(OFFERED)}"
        )


def one(call: Call, article: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """Answer an article in the form that the client likes best."""
    if _form(call) == JSON:
        return _varying(article, JSON, status)
    return _varying(_linked(article), LD_JSON, status)


def many(call: Call, articles: Sequence[Mapping[str, Any]]) -> HttpResponse:
    """Answer a list of articles in the form that the client likes best."""
    if _form(call) == JSON:
        return _varying(articles, JSON)
    return _varying({"hydra:member": [_linked(article) for article in articles]}, LD_JSON)


def _form(call: Call) -> str | None:
    return chosen(call.request.headers.get("Accept", ""))


def _linked(article: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@context": "/contexts/NewsArticle",
        "@id": f"/news-articles/{article['id']}",
        "@type": "https://schema.org/NewsArticle",
        **article,
    }


def _varying(data: Any, form: str, status: int = 200) -> HttpResponse:
    response = responses.json(data, status, form)
    patch_vary_headers(response, ["Accept"])
    return response
