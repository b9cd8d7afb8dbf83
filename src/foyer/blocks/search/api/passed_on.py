# SPDX-License-Identifier: EUPL-1.2
"""Searches that another API passes on: no credential is needed, and one in the address counts."""

from collections.abc import Sequence

from foyer.blocks.search.api.authentication import consumer_named
from foyer.blocks.search.queries import body, find
from foyer.blocks.search.rules.request.query_string import gathered


def search(collection: str, parameters: Sequence[tuple[str, str]]) -> bytes:
    """Return the body with which the search API answers these parameters.

    Raises:
        Problem: as the search API, but for a credential that is missing.
    """
    return body(find(collection, parameters, consumer_named(gathered(parameters))))
