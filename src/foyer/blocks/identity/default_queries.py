# SPDX-License-Identifier: EUPL-1.2
"""Who can read the query by which a key narrows its searches: the block that searches says so."""

from collections.abc import Callable

Reader = Callable[[str], str | None]
"""Returns what is wrong with a query, or None."""

_readers: list[Reader] = []


def register_query_reader(reader: Reader) -> None:
    """Let a block judge queries of keys."""
    _readers[:] = [reader]


def wrong_with(query: str) -> str | None:
    """Say what is wrong with a query; None where nothing is, or nobody reads queries."""
    return next((wrong for reader in _readers if (wrong := reader(query))), None)
