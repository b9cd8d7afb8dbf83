# SPDX-License-Identifier: EUPL-1.2
"""What is learnt of an edition of the index is kept as long as that is searched, and no longer."""

import pytest
from tantivy import Query

from foyer.blocks.search.engine import folder, known, schema
from foyer.blocks.search.engine.mapping import engine_document, number_of
from foyer.blocks.search.tests import index_documents


class Counting:
    """A searcher that counts how often it is asked."""

    def __init__(self, searcher):
        self._searcher, self.asked = searcher, 0

    def doc_freq(self, name, value):
        self.asked += 1
        return self._searcher.doc_freq(name, value)


@pytest.fixture
def index(search_folder):
    return folder.open_index(folder.create())


def put(index, identifier):
    writer = index.writer(15_000_000, 1)
    writer.add_document(engine_document(*index_documents.event(identifier)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()


def said(searcher, identifier):
    return known.is_said(searcher, schema.NUMBER, number_of(f"event/{identifier}"))


def test_an_edition_is_asked_once_and_another_anew(index):
    put(index, "one")
    first = Counting(index.searcher())
    assert [said(first, "one"), said(first, "two"), said(first, "one"), said(first, "two")] == [
        True,
        False,
        True,
        False,
    ]
    assert first.asked == 2
    put(index, "two")
    second = Counting(index.searcher())
    assert said(second, "two")
    assert said(second, "one")
    assert second.asked == 2


def test_no_more_is_kept_than_there_is_room_for(index, monkeypatch):
    monkeypatch.setattr(known, "_MOST_TERMS", 3)
    monkeypatch.setattr(known, "_MOST_QUERIES", 3)
    put(index, "one")
    searcher = Counting(index.searcher())
    for number in range(10):
        assert not said(searcher, f"other {number}")
        assert known.kept(searcher, number, lambda: (Query.all_query(),))
        assert len(known._known.said) <= 3
        assert len(known._known.found) <= 3
    assert said(searcher, "one")


def test_queries_are_made_once_an_edition(index):
    made = []

    def make():
        made.append(1)
        return ()

    first, second = index.searcher(), index.searcher()
    for searcher in (first, first, second, second):
        assert known.kept(searcher, "which", make) == ()
    assert len(made) == 2
