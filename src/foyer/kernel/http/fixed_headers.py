# SPDX-License-Identifier: EUPL-1.2
"""Headers that are the same on every answer.

Django checks and encodes each header that is set. For constants that is done once, here: setting nine
of them one by one costs a tenth of the whole answer to a GET.
"""

from collections.abc import Mapping

from django.http.response import HttpResponse, HttpResponseBase


class FixedHeaders:
    """A set of constant headers, checked when it is made."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        """Take the headers.

        Raises:
            BadHeaderError: a name or value that no header can have.
        """
        self._stored = dict(HttpResponse(headers=dict(headers)).headers._store)  # noqa: SLF001 - no public way in bulk
        self._stored.pop("content-type", None)

    def put(self, response: HttpResponseBase) -> None:
        """Set the headers, whatever was there."""
        response.headers._store.update(self._stored)  # noqa: SLF001

    def add(self, response: HttpResponseBase) -> None:
        """Set those headers that the answer does not have."""
        response.headers._store = {**self._stored, **response.headers._store}  # noqa: SLF001
