# SPDX-License-Identifier: EUPL-1.2
"""Says that search is still being prepared, instead of that nothing is found."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foyer.blocks.agenda.pages.reading import NotReady

SECONDS = 20


def waits_for_search(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let a view answer 503 with a page of its own while search has no index."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except NotReady:
            waiting = render(request, "agenda/503.html", status=503)
            waiting.headers["Retry-After"] = str(SECONDS)
            return waiting

    return answer
