# SPDX-License-Identifier: EUPL-1.2
"""What has been learnt of an edition of the index, kept while that edition is searched.

Searches of one moment ask the same of what is usual, and windows of dates share most of their terms. What
an edition holds does not change, so that nothing that is kept here can become wrong.
"""

from collections.abc import Callable, Iterable

from tantivy import Query, Searcher

_MOST_TERMS = 50_000
_MOST_QUERIES = 500


class _Known:
    """What is known of what a searcher searches."""

    def __init__(self, searcher: Searcher | None) -> None:
        self.searcher = searcher
        self.said: dict[tuple[str, int], bool] = {}
        self.found: dict[object, tuple[Query, ...]] = {}


_known = _Known(None)


def _of(searcher: Searcher) -> _Known:
    global _known  # noqa: PLW0603 - one edition at a time; a thread with another one starts anew
    known = _known
    if known.searcher is not searcher:
        known = _known = _Known(searcher)
    return known


def is_said(searcher: Searcher, name: str, value: int) -> bool:
    """Say whether some document says a term in a column, perhaps one that is deleted by now."""
    return bool(those_said(searcher, name, (value,)))


def those_said(searcher: Searcher, name: str, values: Iterable[int]) -> list[int]:
    """Return those of some terms of a column that documents say."""
    said, ask = _of(searcher).said, searcher.doc_freq
    found = []
    for value in values:
        key = (name, value)
        is_there = said.get(key)
        if is_there is None:
            if len(said) >= _MOST_TERMS:
                said.clear()
            is_there = said[key] = ask(name, value) > 0
        if is_there:
            found.append(value)
    return found


def kept(searcher: Searcher, key: object, make: Callable[[], tuple[Query, ...]]) -> tuple[Query, ...]:
    """Return the queries of a key, made when it is first asked for."""
    found = _of(searcher).found
    made = found.get(key)
    if made is None:
        if len(found) >= _MOST_QUERIES:
            found.clear()
        made = found[key] = make()
    return made
